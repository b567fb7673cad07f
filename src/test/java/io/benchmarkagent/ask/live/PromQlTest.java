package io.benchmarkagent.ask.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of an expression before anything is sent. */
class PromQlTest {
    static Stream<Arguments> held() {
        return Stream.of(
                Arguments.of("up", "up{namespace=\"default\"}"),
                Arguments.of("up{}", "up{namespace=\"default\"}"),
                Arguments.of("up{namespace=\"default\"}", "up{namespace=\"default\"}"),
                Arguments.of("up{namespace=~\"default|other\",}", "up{namespace=\"default\"}"),
                Arguments.of("up{namespace=~'.*', namespace!=`other`}", "up{namespace=\"default\"}"),
                Arguments.of("{__name__=\"up\"}", "{namespace=\"default\",__name__=\"up\"}"),
                Arguments.of(
                        "rate(a{b=\"}{\", c='it\\'s \"x\"'}[5m])",
                        "rate(a{namespace=\"default\",b=\"}{\",c=\"it's \\\"x\\\"\"}[5m])"),
                Arguments.of("a # {namespace=\"x\"} \"\n+ b", "a{namespace=\"default\"} + b{namespace=\"default\"}"),
                Arguments.of(
                        "sum by (namespace) (a) / on() group_left(b) c",
                        "sum by(namespace) (a{namespace=\"default\"}) / on() group_left(b) c{namespace=\"default\"}"),
                Arguments.of(
                        "SUM(a) WITHOUT (by, on, offset)", "SUM(a{namespace=\"default\"}) WITHOUT(by, on, offset)"),
                Arguments.of(
                        "a{by=\"x\",sum!=\"\",offset=~\"y\"} offset -5m @ end()",
                        "a{namespace=\"default\",by=\"x\",sum!=\"\",offset=~\"y\"} offset - 5m @ end()"),
                Arguments.of(
                        "{\"my.metric\", \"a.b\"=\"c\", \"namespace\"=\"default\"}",
                        "{\"my.metric\",namespace=\"default\",\"a.b\"=\"c\"}"),
                Arguments.of(
                        "max_over_time(rate(a[5m])[1h:1m])",
                        "max_over_time(rate(a{namespace=\"default\"}[5m])[1h:1m])"),
                Arguments.of(
                        "label_replace(a, \"namespace\", \"x\", \"pod\", \"(.*)\")",
                        "label_replace(a{namespace=\"default\"}, \"namespace\", \"x\", \"pod\", \"(.*)\")"),
                Arguments.of(
                        "a and on(pod) b unless c > bool 1e3 or vector(NaN)",
                        "a{namespace=\"default\"} and on(pod) b{namespace=\"default\"} unless c{namespace=\"default\"}"
                                + " > bool 1e3 or vector(NaN)"),
                Arguments.of("job:x:rate5m", "job:x:rate5m{namespace=\"default\"}"),
                Arguments.of("a{b=\"\\u00e9\\n\\x41\\101\"}", "a{namespace=\"default\",b=\"é\\u000aAA\"}"),
                Arguments.of("-1 ^ time()", "- 1 ^ time()"));
    }

    @ParameterizedTest
    @MethodSource("held")
    void everySelectorIsHeldToTheNamespace(String typed, String sent) {
        assertThat(PromQl.of(typed, "default", LiveSettings.STANDARD))
                .isInstanceOfSatisfying(
                        PromQl.Checked.Allowed.class,
                        allowed -> assertThat(allowed.expression().text()).isEqualTo(sent));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("  # nothing", "is empty"),
                Arguments.of("sum(up", "unexpected the end at 7"),
                Arguments.of("up)", "unexpected ')' at 3"),
                Arguments.of("up{a=\"b\"", "wanted is ',' or '}'"),
                Arguments.of("up{a=\"b}", "the string at 6 has no end"),
                Arguments.of("up{a=\"b\nc\"}", "has no end"),
                Arguments.of("up{a=\"\\xff\"}", "the escape at 7"),
                Arguments.of("up{a=\"\\q\"}", "the escape at 7"),
                Arguments.of("up{a='\\\"'}", "the escape at 7"),
                Arguments.of("up{a b=\"c\"}", "wanted is =, !=, =~ or !~"),
                Arguments.of("up{a=\"b\" or c=\"d\"}", "wanted is ',' or '}'"),
                Arguments.of("up; drop", "';' at 3 is no PromQL"),
                Arguments.of("up\u00a0", "is no PromQL"),
                Arguments.of("up up", "wanted is an operator or the end"),
                Arguments.of("up +", "wanted is a metric"),
                Arguments.of("rate(,)", "unexpected ','"),
                Arguments.of("up{namespace=\"other\"}", "is not the namespace default"),
                Arguments.of("up{\"namespace\"=\"other\"}", "is not the namespace default"),
                Arguments.of("up{namespace!=\"default\"}", "is not the namespace default"),
                Arguments.of("up{namespace!~\"default|x\"}", "is not the namespace default"),
                Arguments.of("up{namespace=~\"def.*\"}", "give another with --namespace"),
                Arguments.of("up{namespace=\"\"}", "is not the namespace default"),
                Arguments.of("up{name\\u0073pace=\"x\"}", "is no PromQL"),
                Arguments.of("{__name__=~\".+\"}", "of every metric"),
                Arguments.of("{__name__=~\"up|.+\"}", "of every metric"),
                Arguments.of("{__name__=~\"(up|.*)\"}", "of every metric"),
                Arguments.of("{__name__=~\"u?.*\"}", "of every metric"),
                Arguments.of("{__name__!=\"x\"}", "of every metric"),
                Arguments.of("{__name__=\"\"}", "of every metric"),
                Arguments.of("{namespace=\"default\"}", "of every metric"),
                Arguments.of("{}", "of every metric"),
                Arguments.of("{\"\"}", "of every metric"),
                Arguments.of("rate(up[25h])", "reaches further than 24h"),
                Arguments.of("max_over_time(up[2d:1h])", "reaches further than 24h"),
                Arguments.of("up offset 2d", "reaches further than 24h"),
                Arguments.of("up offset -2d", "reaches further than 24h"),
                Arguments.of("rate(up[])", "is no PromQL"),
                Arguments.of("rate(up[5q])", "is no range"),
                Arguments.of("rate(up[5m", "is no PromQL"),
                Arguments.of("up{a=~\"(x+)+\"}", "repeats what repeats"),
                Arguments.of("up{a=~\"((a*)b)*\"}", "repeats what repeats"),
                Arguments.of("up{a=~\"a{500}\"}", "a hundred times"),
                Arguments.of("up{a=~\"" + "x".repeat(301) + "\"}", "a pattern has 301 characters"),
                Arguments.of("up + ".repeat(800) + "up", "has 4002 characters"),
                Arguments.of("up + ".repeat(20) + "up", "has 21 selectors"),
                Arguments.of("(".repeat(1000) + "up" + ")".repeat(1000), "nested more than 64"),
                Arguments.of("sum", "is a word of PromQL"),
                Arguments.of("by{a=\"b\"}", "is a word of PromQL"),
                Arguments.of("info(up)", "reads series that nobody names"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotSentIsRefusedInOneLine(String typed, String why) {
        assertThat(PromQl.of(typed, "default", LiveSettings.STANDARD))
                .isInstanceOfSatisfying(
                        PromQl.Checked.Refused.class,
                        refused -> assertThat(refused.line()).contains(why).doesNotContain("\n"));
    }

    @Test
    void aSubqueryIsCountedAsOftenAsItIsComputed() {
        var allowed = (PromQl.Checked.Allowed)
                PromQl.of("max_over_time(max_over_time(a[1h:1m])[2h:1h]) + b", "default", LiveSettings.STANDARD);
        assertThat(allowed.expression().selected())
                .extracting(Selected::evaluations)
                .containsExactly(183L, 1L);
    }

    @Test
    void whateverIsTypedIsAllowedOrRefusedAndNothingIsThrown() {
        Random random = new Random(7);
        List<String> alphabet = List.of(
                "up",
                "{",
                "}",
                "(",
                ")",
                "[",
                "]",
                "[5m]",
                "\"",
                "'",
                "`",
                "\\",
                "#",
                "\n",
                "namespace",
                "=",
                "=~",
                "!~",
                ",",
                "@",
                "offset",
                "by",
                "sum",
                "-",
                "1e",
                "0x",
                "5m",
                ":",
                ".",
                "\ud800",
                "\0",
                "é",
                "|",
                "*");
        for (int n = 0; n < 50_000; n++) {
            String typed = Stream.generate(() -> alphabet.get(random.nextInt(alphabet.size())))
                    .limit(random.nextInt(12))
                    .reduce("", String::concat);
            assertThat(PromQl.of(typed, "default", LiveSettings.STANDARD)).isNotNull();
        }
    }
}
