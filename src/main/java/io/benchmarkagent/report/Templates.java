package io.benchmarkagent.report;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileExtensionMatcher;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.FirstMatchTemplateConfigurationFactory;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateConfigurationFactory;
import freemarker.cache.TemplateLoader;
import freemarker.core.OutputFormat;
import freemarker.core.ParseException;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The templates the renderers fill: those packed into the jar, or a user's own of the same names. Values are escaped by the name's
 * ending: {@code .md.ftl} as Markdown, {@code .html.ftl} and {@code .svg.ftl} as HTML. A template reaches no class and no file beside itself.
 */
public final class Templates {
    private static final String PACKED = "/templates";
    private static final List<String> NAMES = List.of(
            MarkdownReport.TEMPLATE,
            HtmlReport.TEMPLATE,
            "charts.html.ftl",
            "drawings.html.ftl",
            "report.css.ftl",
            "pictures.css.ftl",
            ChartSvg.TEMPLATE,
            ComparisonHtml.TEMPLATE,
            TrendPage.TEMPLATE,
            CommentMarkdown.TEMPLATE,
            "parts.md.ftl",
            "findings.html.ftl",
            "compared.html.ftl",
            "web/layout.html.ftl",
            "web/overview.html.ftl",
            "web/run.html.ftl",
            "web/unreported.html.ftl",
            "web/history.html.ftl",
            "web/compare.html.ftl",
            "web/chat.html.ftl",
            "web/making.html.ftl",
            "web/problem.html.ftl",
            "web/page.css.ftl");

    private static final List<String> ALWAYS = List.of(MarkdownReport.TEMPLATE, HtmlReport.TEMPLATE);

    private final Configuration configuration;

    private Templates(TemplateLoader loader) {
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(loader);
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ROOT);
        configuration.setLocalizedLookup(false);
        configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
        configuration.setNumberFormat("computer");
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(true);
        configuration.setTemplateConfigurations(new FirstMatchTemplateConfigurationFactory(
                        escapedAs(HtmlFormat.INERT, "html.ftl"),
                        escapedAs(HtmlFormat.INERT, "svg.ftl"),
                        escapedAs(MarkdownFormat.INSTANCE, "md.ftl"))
                .allowNoMatch(true));
        configuration.setSharedVariable("code", markdown(MarkdownText::code));
        configuration.setSharedVariable("block", markdown(MarkdownText::block));
    }

    /** Those that the settings ask for. */
    public static Templates of(ReportSettings settings) {
        return settings.templates().isEmpty() ? packed() : overriddenBy(Path.of(settings.templates()));
    }

    /** The templates of the jar, parsed once. */
    public static Templates packed() {
        return Packed.TEMPLATES;
    }

    private static final class Packed {
        private static final Templates TEMPLATES = new Templates(packedLoader()).parsed(ALWAYS);
    }

    /**
     * The templates in a folder, and the jar's for those it does not have.
     *
     * @throws IllegalArgumentException for a folder that is not there, holds none of them, or one that is no template
     */
    public static Templates overriddenBy(Path folder) {
        List<String> own = NAMES.stream()
                .filter(name -> Files.isRegularFile(folder.resolve(name)))
                .toList();
        if (own.isEmpty()) {
            throw new IllegalArgumentException("report.templates: "
                    + (Files.isDirectory(folder)
                            ? "the folder " + folder + " holds no template"
                            : "there is no folder " + folder)
                    + "; give one with any of " + String.join(", ", NAMES));
        }
        try {
            return new Templates(new MultiTemplateLoader(
                            new TemplateLoader[] {new FileTemplateLoader(folder.toFile()), packedLoader()}))
                    .parsed(ALWAYS)
                    .parsed(own);
        } catch (IOException | UnusableTemplate e) {
            throw new IllegalArgumentException("report.templates: " + folder + ": " + e.getMessage(), e);
        }
    }

    private static TemplateLoader packedLoader() {
        return new ClassTemplateLoader(Templates.class, PACKED);
    }

    private Templates parsed(List<String> names) {
        names.forEach(this::parsed);
        return this;
    }

    /** @throws UnusableTemplate for one that asks for what there is not */
    public String fill(String template, Object page) {
        StringWriter out = new StringWriter();
        try {
            parsed(template).process(Map.of("page", page), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a writer into memory has none
        } catch (TemplateException e) {
            throw new UnusableTemplate("template " + template + ", line " + e.getLineNumber() + ": "
                    + oneLine(e.getMessageWithoutStackTop()));
        }
        return out.toString().replace("\r\n", "\n").strip() + "\n";
    }

    private Template parsed(String template) {
        try {
            return configuration.getTemplate(template);
        } catch (ParseException e) {
            throw new UnusableTemplate(
                    "template " + template + ", line " + e.getLineNumber() + ": " + oneLine(e.getEditorMessage()));
        } catch (IOException e) {
            throw new UnusableTemplate("template " + template + " cannot be read: " + oneLine(e.getMessage()));
        }
    }

    /** FreeMarker explains at length, with tips of its own; the first sentences say what is wrong. */
    private static String oneLine(@Nullable String message) {
        String first = String.valueOf(message).split("\\R\\s*(\\R|----)", 2)[0];
        return first.replaceAll("\\s+", " ").strip();
    }

    private static TemplateConfigurationFactory escapedAs(OutputFormat format, String ending) {
        TemplateConfiguration settings = new TemplateConfiguration();
        settings.setOutputFormat(format);
        return new ConditionalTemplateConfigurationFactory(new FileExtensionMatcher(ending), settings);
    }

    private static TemplateMethodModelEx markdown(UnaryOperator<String> write) {
        return arguments -> {
            try {
                return MarkdownFormat.INSTANCE.fromMarkup(write.apply(String.valueOf(arguments.get(0))));
            } catch (TemplateModelException e) {
                throw new IllegalStateException("Markdown is always markup", e);
            }
        };
    }
}
