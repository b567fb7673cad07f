package io.benchmarkagent.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchmarkagent.fixtures.ExampleReports;
import java.io.IOException;
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
                .isInstanceOf(UnusableTemplate.class)
                .hasMessageContaining("report.md.ftl")
                .hasMessageContaining("not allowed");
    }

    @Test
    void aFolderThatIsNotThereIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> Templates.overriddenBy(folder.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no folder")
                .hasMessageContaining("nowhere")
                .hasMessageContaining("report.md.ftl");
        assertThatThrownBy(() -> Templates.overriddenBy(folder)).hasMessageContaining("holds no template");
    }

    @Test
    void aTemplateThatIsNoneIsNamedWithItsLineBeforeAnythingIsDone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("report.html.ftl"), "<p>\n<#if page>\n");
        assertThatThrownBy(() -> Templates.overriddenBy(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("report.html.ftl, line ")
                .hasMessageNotContaining("\n");
    }
}
