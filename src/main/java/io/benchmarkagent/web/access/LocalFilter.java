package io.benchmarkagent.web.access;

import io.benchmarkagent.web.WebSettings;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.ProblemSender;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Where no token is needed, the browser of whoever sits here must not ask for a foreign page. A page whose name was made to mean this
 * machine (DNS rebinding) is told by the Host header, which still has its own name; any other by Origin, or Sec-Fetch-Site.
 */
final class LocalFilter extends OncePerRequestFilter {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    private final WebSettings settings;

    LocalFilter(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = header(request, HttpHeaders.HOST);
        if (!HERE.contains(PORT.matcher(host).replaceFirst(""))) {
            refuse(
                    response,
                    HttpStatus.MISDIRECTED_REQUEST,
                    "misdirected",
                    "this service is called localhost, and nothing"
                            + " else; ask http://localhost, or start it with --auth for other names");
        } else if (isForeign(request, host)) {
            refuse(
                    response,
                    HttpStatus.FORBIDDEN,
                    "foreign-origin",
                    "a page of another origin asks; name it in web.cors," + " or ask without an Origin header");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isForeign(HttpServletRequest request, String host) {
        String origin = header(request, HttpHeaders.ORIGIN);
        boolean isNamed = settings.cors().contains(origin);
        boolean isOwn = origin.isEmpty() || origin.equals(request.getScheme() + "://" + host);
        boolean isSentAcross = header(request, "Sec-Fetch-Site").equals("cross-site")
                && !header(request, "Sec-Fetch-Mode").equals("navigate");
        return !isNamed && (!isOwn || isSentAcross);
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String kind, String line)
            throws IOException {
        ProblemSender.send(response, Problem.of(status, kind, line));
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("").toLowerCase(Locale.ROOT);
    }
}
