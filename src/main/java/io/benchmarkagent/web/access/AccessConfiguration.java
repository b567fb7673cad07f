package io.benchmarkagent.web.access;

import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.limit.Allowances;
import io.benchmarkagent.web.limit.AllowancesHere;
import io.benchmarkagent.web.limit.AllowancesInRedis;
import io.benchmarkagent.web.limit.BodyFilter;
import io.benchmarkagent.web.limit.RateFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Every filter that a request passes, in this order. Spring Security's own login, headers and request cache are not used. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class AccessConfiguration {
    /** A cookie of this name is one session. */
    static final String COOKIE = "bma_session";

    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE;

    @Bean
    Occasionally warnings() {
        return new Occasionally(System::nanoTime);
    }

    @Bean
    Bearers bearers(AccessParts parts, Occasionally warnings) {
        Clock clock = Clock.systemUTC();
        Optional<Issuer> issuer = Optional.of(parts.settings().oidc())
                .filter(oidc -> oidc.isSet())
                .map(oidc -> new Issuer(oidc, warnings, clock));
        return new Bearers(parts.tokens(), issuer, warnings, clock);
    }

    @Bean
    WrongTokens wrongTokens(Bearers bearers, AccessParts parts) {
        return new WrongTokens(
                bearers, allowances(parts, "wrong-tokens", WrongTokens.PER_MINUTE), new RightTokens(parts.shared()));
    }

    private static Allowances allowances(AccessParts parts, String kind, int perMinute) {
        Allowances here = new AllowancesHere(perMinute, System::nanoTime);
        return parts.shared()
                .<Allowances>map(redis ->
                        new AllowancesInRedis(redis, kind, perMinute, here, new Occasionally(System::nanoTime)::warn))
                .orElse(here);
    }

    @Bean
    SecurityContextRepository sessions(AccessParts parts, Occasionally warnings) {
        return new CookieSessions(
                parts.shared().<Sessions>map(SessionsInRedis::new).orElseGet(SessionsHere::new), warnings);
    }

    /** In a cookie, so that whoever only looks at the form leaves nothing behind in the service. */
    @Bean
    CsrfTokenRepository forms() {
        CookieCsrfTokenRepository forms = new CookieCsrfTokenRepository();
        forms.setCookieName("bma_form");
        forms.setHeaderName("X-CSRF-TOKEN");
        forms.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        return forms;
    }

    @Bean
    RequestRejectedHandler rejected() {
        return new Refusals();
    }

    @Bean
    FilterRegistrationBean<Filter> safeHeaders() {
        return registered(new SafeHeaders(), FIRST);
    }

    @Bean
    FilterRegistrationBean<Filter> bodies(AccessParts parts) {
        Duration most = parts.settings().timeout().multipliedBy(3);
        return registered(new BodyFilter(most, System::nanoTime), FIRST + 1);
    }

    @Bean
    FilterRegistrationBean<Filter> chain(@Qualifier("springSecurityFilterChain") Filter chain) {
        return registered(chain, FIRST + 2);
    }

    private static FilterRegistrationBean<Filter> registered(Filter filter, int order) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        registration.setAsyncSupported(true);
        return registration;
    }

    /** Where no token is asked for, whoever has none: requests that are signed (nobody here reads their bodies, a signature is of every byte), and probes. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain open(HttpSecurity http, AccessParts parts) {
        return http.securityMatcher(request -> parts.open().contains(request.getServletPath()))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .build();
    }

    @Bean
    SecurityFilterChain access(
            HttpSecurity http,
            AccessParts parts,
            Bearers bearers,
            WrongTokens tokens,
            SecurityContextRepository sessions,
            CsrfTokenRepository forms,
            Occasionally warnings) {
        WebSettings settings = parts.settings();
        http.requestCache(AbstractHttpConfigurer::disable).headers(AbstractHttpConfigurer::disable);
        cors(http, settings.cors());
        if (settings.asksWho()) {
            known(http, bearers, tokens, sessions, forms);
            limited(http, settings.rate(), allowances(parts, "requests", settings.rate()));
        } else {
            local(http, settings);
        }
        http.addFilterBefore(
                new PostAudit(parts.log(), warnings, !settings.asksWho()), ExceptionTranslationFilter.class);
        return http.build();
    }

    /** Everybody says who they are: by a token with each request, or by one that opened a session. */
    private static void known(
            HttpSecurity http,
            Bearers bearers,
            WrongTokens tokens,
            SecurityContextRepository sessions,
            CsrfTokenRepository forms) {
        Refusals refusals = new Refusals();
        http.securityContext(context -> context.securityContextRepository(sessions))
                .csrf(csrf -> csrf.csrfTokenRepository(forms).ignoringRequestMatchers(BearerFilter::isBearers))
                .logout(logout -> logout.logoutSuccessUrl(LoginPages.PATH).deleteCookies(COOKIE))
                .exceptionHandling(all -> all.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .authorizeHttpRequests(all -> all.requestMatchers(Rights.OPEN.toArray(String[]::new))
                        .permitAll()
                        .anyRequest()
                        .access(new Rights()));
        http.addFilterAfter(new SessionFilter(bearers, sessions), SecurityContextHolderFilter.class);
        http.addFilterBefore(new BearerFilter(tokens), AnonymousAuthenticationFilter.class);
    }

    /** Only where callers are told apart: whoever sits at this machine has other ways to keep it busy, and is not counted. */
    private static void limited(HttpSecurity http, int rate, Allowances allowances) {
        http.addFilterBefore(
                new RateFilter(allowances, rate, request -> Posted.by()), ExceptionTranslationFilter.class);
    }

    /** Nobody needs to: there is no session that a foreign page could misuse, and no page of another origin is heard. */
    private static void local(HttpSecurity http, WebSettings settings) {
        http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(all -> all.anyRequest().permitAll());
        http.addFilterBefore(new LocalFilter(settings), SecurityContextHolderFilter.class);
    }

    /** Scripts of these origins may ask with a token; cookies are never sent for them. */
    private static void cors(HttpSecurity http, List<String> origins) {
        if (origins.isEmpty()) {
            http.cors(AbstractHttpConfigurer::disable);
            return;
        }
        CorsConfiguration allowed = new CorsConfiguration();
        allowed.setAllowedOrigins(origins);
        allowed.setAllowedMethods(List.of("GET", "HEAD", "POST", "DELETE"));
        allowed.setAllowedHeaders(List.of("Authorization", "Content-Type", "Idempotency-Key", "If-None-Match"));
        allowed.setExposedHeaders(List.of("ETag", "Link", "Location", "Retry-After", "RateLimit-Remaining"));
        allowed.setAllowCredentials(false);
        UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/api/**", allowed);
        http.cors(cors -> cors.configurationSource(source));
    }
}
