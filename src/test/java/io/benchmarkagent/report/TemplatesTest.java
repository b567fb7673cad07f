package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.fixtures.ExampleReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
    @Test
    void aFolderOverridesByNameAndItsValuesAreEscapedAllTheSame(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("report.md.ftl"), "Verdict: ${page.headline}\r\n");
        Templates templates = Templates.overriddenBy(folder);
        assertThat(new MarkdownReport(templates).render(ExampleReports.attacked("a|b")))
                .isEqualTo("Verdict: a\\|b\n");
        assertThat(new HtmlReport(templates).render(ExampleReports.clean())).startsWith("<!DOCTYPE html>");
    }

    @Test
    void aTemplateReachesNoClass(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("report.md.ftl"), "${\"freemarker.template.utility.Execute\"?new()(\"id\")}");
        assertThatThrownBy(() -> new MarkdownReport(Templates.overriddenBy(folder)).render(ExampleReports.clean()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("report.md.ftl")
                .hasMessageContaining("not allowed");
    }

    @Test
    void aFolderThatIsNotThereIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> Templates.overriddenBy(folder.resolve("nowhere")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere");
    }
}
