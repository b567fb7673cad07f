package io.benchmarkagent.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String ALNUM = LETTERS + "0123456789";

    /** Made here, of no account anywhere: a prefix that is published, and chance. */
    static Stream<String> secrets() {
        Random random = new Random(7);
        return Stream.of(
                "AKIA" + any(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
                "ASIA" + any(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16),
                any(random, ALNUM + "/+", 40),
                "AIza" + any(random, ALNUM, 34) + "7",
                "ya29.1" + any(random, ALNUM, 60),
                "ghp_5" + any(random, ALNUM, 35),
                "github_pat_11" + any(random, ALNUM, 20) + "_" + any(random, ALNUM, 59),
                "gho_1" + any(random, ALNUM, 35),
                "glpat-" + any(random, ALNUM, 19) + "3",
                "glptt-" + any(random, "0123456789abcdef", 40),
                "xoxb-123456789012-123456789012-" + any(random, ALNUM, 24),
                "xapp-1-A0123-456-" + any(random, "0123456789abcdef", 64),
                "https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/" + any(random, ALNUM, 24),
                "sk-proj-4" + any(random, ALNUM, 48),
                "sk-ant-api03-" + any(random, ALNUM, 90) + "-AA",
                "sk-" + any(random, ALNUM, 47) + "9",
                any(random, ALNUM, 3) + "8Q~" + any(random, ALNUM, 33),
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0." + any(random, ALNUM, 43),
                "npm_1" + any(random, ALNUM, 35),
                "hf_2" + any(random, ALNUM, 33),
                "hvs.3" + any(random, ALNUM, 90),
                any(random, "0123456789abcdef", 64),
                Base64.getEncoder().encodeToString(bytes(random, 48)),
                "-----BEGIN RSA PRIVATE KEY-----\n" + pem(random) + "\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN OPENSSH PRIVATE KEY----- b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAE");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void aSecretIsTakenOutWhereverItStandsAndCutShortToo(String secret) {
        for (String text :
                List.of(secret, "key=" + secret, "saw '" + secret + "'.", "(" + secret + ")", secret + "…")) {
            assertThat(Redaction.of("a " + text + " z").text())
                    .startsWith("a ")
                    .contains("[secret]")
                    .doesNotContain(inner(secret));
        }
        String cut = secret.substring(0, Math.min(secret.length(), Math.max(24, 2 * secret.length() / 3)));
        assertThat(Redaction.of("a " + cut).text()).contains("[secret]").doesNotContain(inner(cut));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "password=hunter2 next|password=[secret] next",
                "DB_PASSWORD: 'a b c' next|DB_PASSWORD: [secret] next",
                "{\"token\": \"abc\"}|{\"token\": [secret]}",
                "{\\\"client_secret\\\":\\\"abc\\\"}|{\\\"client_secret\\\":[secret]}",
                "Authorization: Bearer abc|Authorization: [secret]",
                "a bearer 0123456789abcdef z|a bearer [secret] z",
                "psql --password hunter2 -h db|psql --password [secret] -h db",
                "postgres://bench:p/ss@w@db:5432/x|postgres://[secret]@db:5432/x",
                "postgres://bench:p@ss@db:5432/x|postgres://[secret]@db:5432/x",
                "redis://:hunter2@cache:6379/0|redis://[secret]@cache:6379/0",
                "Server=db;User Id=sa;Password=hunter2;|Server=db;User Id=sa;Password=[secret];",
                "AccountKey=abc==;EndpointSuffix=x|AccountKey=[secret];EndpointSuffix=x",
                "https://x.blob/y?sv=2020&sig=abcdefghijkl%2Fmnop&se=1|https://x.blob/y?sv=2020&sig=[secret]&se=1",
                "Passwort: geheim|Passwort: [secret]",
                "пароль: тайна|пароль: [secret]",
                "密码：机密|密码：[secret]",
                "ask jane.doe+ci@example.org now|ask [e-mail] now",
                "<jürgen@müller.example>|<[e-mail]>",
                "from 203.0.113.7:51234 to 10.0.0.1/24|from [IP address]:51234 to [IP address]/24",
                "dial tcp [2001:db8::1]:443|dial tcp [[IP address]]:443",
                "fe80::1ff:fe23:4567:890a up|[IP address] up",
                "2001:0db8:0000:0000:0000:ff00:0042:8329|[IP address]",
                "ping ::1 ok|ping [IP address] ok"
            })
    void pairsAddressesAndConnectionsLoseWhatIsSecretAndKeepTheRest(String text, String redacted) {
        assertThat(Redaction.of(text).text()).isEqualTo(redacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkoutservice p95 412 ms, expected 170 – 214 ms, +117 %, 6.1 σ",
                "14:24:30 (±15 s), 2026-03-01T14:30:22Z, 00:00:00",
                "v1.29.5-gke.1234000, version 1.2.3.4, v1.2.3.4, app-1.2.3.4, 1.29.5, 1.2.3.4.5",
                "128Mi → 192Mi, 250m, 0.5, 1e6, 12.5%, 1.5.2",
                "frontend-75d897db69-bnz99 on gke-bench-default-pool-1a2b3c4d-x7z9",
                "run gcp-intel-20260212-194607@20260212T200707",
                "container_cpu_usage_seconds_total recommendationservice_request_duration_milliseconds_bucket",
                "io.grpc.StatusRuntimeException: UNAVAILABLE at StreamObserverToCallListenerAdapter2",
                "/var/lib/kubelet/pods/3b1e5c7a-9f0d-4e2b-8a6c-1d2e3f4a5b6c/volumes",
                "gcr.io/x/y@sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "std::vector a::b x:y a:b:c key: value, tokens: 29, tokenizer=on",
                "sk-learn task-runner-of-the-benchmark github.com http://prometheus:9090/api",
                "n2d-standard-4 m5.4xlarge europe-west1 ip-10-0-0-1.ec2.internal"
            })
    void figuresNamesVersionsAndTimesStay(String text) {
        assertThat(Redaction.of(text)).isEqualTo(new Redaction(text, new java.util.TreeMap<>()));
    }

    @Test
    void whatWasTakenOutIsCounted() {
        Redaction redaction = Redaction.of("a@b.example, c@d.example, token=x, 10.0.0.1");
        assertThat(redaction.marks()).isEqualTo(Map.of(Mark.SECRET, 1, Mark.E_MAIL, 2, Mark.ADDRESS, 1));
        assertThat(Redaction.words(redaction.marks())).isEqualTo("1 × [secret], 2 × [e-mail], 1 × [IP address]");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void redactedTwiceIsRedactedOnce(String secret) {
        String once =
                Redaction.of("token: " + secret + " of a@b.example at 10.0.0.1").text();
        assertThat(Redaction.of(once)).isEqualTo(new Redaction(once, new java.util.TreeMap<>()));
    }

    static Stream<String> endless() {
        return Stream.of(
                        "a",
                        "-",
                        "@",
                        ".",
                        ":",
                        "/",
                        "=",
                        "1",
                        " ",
                        "\n",
                        "a@",
                        "a.",
                        "1.",
                        "1:",
                        "::",
                        "eyJ",
                        "eyJ-",
                        "a://",
                        "sk-",
                        "sk-1",
                        "ghp_",
                        "gl",
                        "xoxb-",
                        "password=",
                        "password",
                        "token ",
                        "\"",
                        "'",
                        "token='",
                        "-----BEGIN PRIVATE KEY-----",
                        "-----BEGIN ",
                        "-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAA\n",
                        "bearer ",
                        "sig=",
                        "?sig=",
                        "aA1",
                        "a1",
                        "\u001b[",
                        "\u001b]",
                        "\u001b]0;",
                        "\u202e",
                        "\\",
                        "1.1.1.1.",
                        "255.255.255.",
                        "--token ",
                        "8Q~",
                        "a8Q~",
                        "SG.",
                        "a+b/")
                .map(piece -> piece.repeat(400_000 / piece.length()));
    }

    /** Generous, for a busy machine: what is quadratic here takes minutes. */
    @ParameterizedTest
    @MethodSource("endless")
    void timeGrowsWithLengthAndNoFaster(String text) {
        long start = System.nanoTime();
        Redaction.of(Seen.in(text));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void noTextIsTooStrange() {
        Random random = new Random(11);
        String alphabet = "aZ09@.:/=-_+~%'\"\\[](){}<> \n\t\u001b\u202e\u200bé密🚀token";
        for (int i = 0; i < 3000; i++) {
            String text = any(random, alphabet, random.nextInt(200));
            String once = Redaction.of(Seen.in(text)).text();
            assertThat(once).as(text).doesNotContain("\u001b", "\u202e", "\u200b");
        }
    }

    private static String inner(String secret) {
        String last = secret.lines()
                .reduce((one, other) -> other.startsWith("-----") ? one : other)
                .orElse(secret);
        return last.substring(Math.max(0, last.length() - 10));
    }

    private static String any(Random random, String of, int length) {
        return IntStream.range(0, length)
                .mapToObj(i -> String.valueOf(of.charAt(random.nextInt(of.length()))))
                .collect(Collectors.joining());
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String pem(Random random) {
        return Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes(random, 600));
    }
}
