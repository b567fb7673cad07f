package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.ExampleReports;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** WCAG 2.2, 1.4.3: text has a contrast of at least 4.5 : 1; 1.4.11: what carries meaning in a picture at least 3 : 1. */
class ContrastTest {
    private static final List<String> TEXT =
            List.of("ink", "muted", "alert", "watch", "good", "link", "lane1", "lane2", "lane3");
    private static final List<String> BELOW_TEXT = List.of("paper", "card", "shade");
    private final String css = new HtmlReport(Templates.packed()).render(ExampleReports.clean());

    @Test
    void textIsReadableOnEveryGroundInBothSchemes() {
        for (Map<String, String> scheme : schemes()) {
            for (String text : TEXT) {
                for (String ground : BELOW_TEXT) {
                    assertThat(ratio(colour(scheme, text), colour(scheme, ground)))
                            .as("%s on %s in %s", text, ground, scheme)
                            .isGreaterThanOrEqualTo(4.5);
                }
            }
        }
    }

    @Test
    void dotsStandOutFromTheirBand() {
        for (Map<String, String> scheme : schemes()) {
            assertThat(ratio(colour(scheme, "dot"), colour(scheme, "band"))).isGreaterThanOrEqualTo(3);
        }
    }

    private List<Map<String, String>> schemes() {
        int dark = css.indexOf("prefers-color-scheme: dark");
        return List.of(properties(css.substring(0, dark)), properties(css.substring(dark)));
    }

    private static Map<String, String> properties(String css) {
        Map<String, String> properties = new TreeMap<>();
        Matcher property = Pattern.compile("--(\\w+): (#[0-9a-f]{6});").matcher(css);
        while (property.find()) {
            properties.put(property.group(1), property.group(2));
        }
        assertThat(properties).containsKeys(TEXT.toArray(String[]::new));
        return properties;
    }

    private static String colour(Map<String, String> scheme, String name) {
        return Optional.ofNullable(scheme.get(name)).orElseThrow();
    }

    private static double ratio(String a, String b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
    }

    private static double channel(String colour, int at) {
        double c = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
