package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.fixtures.ExampleReports;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SameBytesTest {
    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void whateverTheLocaleAndTheTimeZone() {
        for (Report report : ExampleReports.all()) {
            List<String> here = rendered(report);
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            assertThat(rendered(report)).isEqualTo(here);
            Locale.setDefault(Locale.GERMANY);
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(rendered(report)).isEqualTo(here);
            assertThat(here).noneMatch(text -> text.contains("\r"));
        }
    }

    private static List<String> rendered(Report report) {
        return List.of(
                new HtmlReport(Templates.packed()).render(report),
                new MarkdownReport(Templates.packed()).render(report),
                new TerminalSummary(true).render(report, Path.of("report.html")));
    }
}
