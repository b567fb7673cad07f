package io.benchmarkagent.source.prometheus;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.util.unit.DataSize;

/**
 * How Prometheus is asked. Secrets are no part of it: a token comes from {@code PROMETHEUS_TOKEN} or a file, a password from
 * {@code PROMETHEUS_PASSWORD} or a file. An empty string means "not given".
 *
 * @param url where Prometheus answers, with its path prefix if it has one; empty: only recorded evidence is read
 * @param timeout of one call as a whole
 * @param totalTimeout of all calls of a report together
 * @param concurrency how many queries are under way at once
 * @param maxAttempts how often a call is tried when it fails in a way that may pass
 * @param maxAnswer the largest answer that is read
 * @param bearerTokenFile holds the token
 * @param username for basic authentication
 * @param passwordFile holds its password
 * @param caFile certificates in PEM to trust besides the platform's
 * @param namespace where the benchmark's services run
 * @param lookback how long before the run the range begins
 * @param scrapeInterval taken where the data do not tell it
 * @param windowScrapes the rate window in scrape intervals
 * @param catalogue a file in place of the catalogue that comes with the program
 * @param queries a file with queries in addition
 */
@ConfigurationProperties("prometheus")
public record PrometheusSettings(
        @DefaultValue("") String url,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("30s") Duration timeout,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("60s") Duration totalTimeout,
        @DefaultValue("4") int concurrency,
        @DefaultValue("3") int maxAttempts,
        @DefaultValue("64MB") DataSize maxAnswer,
        @DefaultValue("") String bearerTokenFile,
        @DefaultValue("") String username,
        @DefaultValue("") String passwordFile,
        @DefaultValue("") String caFile,
        @DefaultValue("default") String namespace,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("30m") Duration lookback,
        @DurationUnit(ChronoUnit.SECONDS) @DefaultValue("30s") Duration scrapeInterval,
        @DefaultValue("4") int windowScrapes,
        @DefaultValue("") String catalogue,
        @DefaultValue("") String queries) {
    private static final Duration DAY = Duration.ofDays(1);

    public PrometheusSettings {
        requireAddress(url);
        require(isTime(timeout), "timeout", timeout, "more than 0 and at most a day, such as 30s");
        require(isTime(totalTimeout), "total-timeout", totalTimeout, "more than 0 and at most a day, such as 60s");
        require(concurrency >= 1 && concurrency <= 64, "concurrency", concurrency, "1 to 64");
        require(maxAttempts >= 1 && maxAttempts <= 10, "max-attempts", maxAttempts, "1 to 10");
        require(maxAnswer.toBytes() > 0, "max-answer", maxAnswer, "a size such as 64MB");
        require(
                bearerTokenFile.isEmpty() || username.isEmpty(),
                "bearer-token-file",
                bearerTokenFile,
                "it or username, not both");
        require(isUpTo(DAY, lookback), "lookback", lookback, "0 to a day, such as 30m");
        require(
                isUpTo(DAY, scrapeInterval) && scrapeInterval.toSeconds() >= 1,
                "scrape-interval",
                scrapeInterval,
                "1s to a day");
        require(
                windowScrapes >= 2 && windowScrapes <= 1000,
                "window-scrapes",
                windowScrapes,
                "2 to 1000; with less than 2 rates are undefined");
    }

    /** The defaults, with this address. */
    public static PrometheusSettings at(String url) {
        return new PrometheusSettings(
                url,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                4,
                3,
                DataSize.ofMegabytes(64),
                "",
                "",
                "",
                "",
                "default",
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                4,
                "",
                "");
    }

    /** The same without a server and its secrets: only what is recorded is read. */
    public PrometheusSettings recordedOnly() {
        return new PrometheusSettings(
                "",
                timeout,
                totalTimeout,
                concurrency,
                maxAttempts,
                maxAnswer,
                "",
                "",
                "",
                "",
                namespace,
                lookback,
                scrapeInterval,
                windowScrapes,
                catalogue,
                queries);
    }

    /** The same for somebody who waits no longer than that. */
    public PrometheusSettings within(Duration patience) {
        return new PrometheusSettings(
                url,
                shorter(timeout, patience),
                shorter(totalTimeout, patience),
                concurrency,
                maxAttempts,
                maxAnswer,
                bearerTokenFile,
                username,
                passwordFile,
                caFile,
                namespace,
                lookback,
                scrapeInterval,
                windowScrapes,
                catalogue,
                queries);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static boolean isTime(Duration duration) {
        return isUpTo(DAY, duration) && duration.toMillis() > 0;
    }

    private static boolean isUpTo(Duration most, Duration given) {
        return !given.isNegative() && given.compareTo(most) <= 0;
    }

    private static void requireAddress(String url) {
        if (url.isEmpty()) {
            return;
        }
        URI uri = parsed(url);
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("prometheus.url " + masked(url)
                    + " carries credentials; give prometheus.username and PROMETHEUS_PASSWORD instead");
        }
        boolean plain = Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        require(
                plain && uri.getRawQuery() == null && uri.getRawFragment() == null,
                "url",
                url,
                "http(s)://host[:port]");
    }

    private static URI parsed(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "prometheus.url " + masked(url) + " is no address; give http(s)://host[:port]");
        }
    }

    private static String masked(String url) {
        return url.replaceFirst("//.*@", "//***@").replaceFirst("[?#].*", "?***");
    }

    private static void require(boolean holds, String name, Object value, String wanted) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "prometheus." + name + " is " + masked(String.valueOf(value)) + "; give " + wanted);
        }
    }
}
