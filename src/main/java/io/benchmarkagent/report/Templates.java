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
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.UnaryOperator;

/**
 * The templates the renderers fill: those packed into the jar, or a user's own of the same names. Values are escaped by the name's
 * ending: {@code .md.ftl} as Markdown, {@code .html.ftl} as HTML. A template reaches no class and no file beside itself.
 */
public final class Templates {
    private static final String PACKED = "/templates";

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
                        escapedAs(HtmlFormat.INERT, "html.ftl"), escapedAs(MarkdownFormat.INSTANCE, "md.ftl"))
                .allowNoMatch(true));
        configuration.setSharedVariable("code", markdown(MarkdownText::code));
        configuration.setSharedVariable("block", markdown(MarkdownText::block));
    }

    /** The templates of the jar, parsed. */
    public static Templates packed() {
        Templates packed = new Templates(new ClassTemplateLoader(Templates.class, PACKED));
        List.of(MarkdownReport.TEMPLATE, HtmlReport.TEMPLATE).forEach(packed::parsed);
        return packed;
    }

    /** The templates in a folder, and the jar's for those it does not have. */
    public static Templates overriddenBy(Path folder) {
        try {
            return new Templates(new MultiTemplateLoader(new TemplateLoader[] {
                new FileTemplateLoader(folder.toFile()), new ClassTemplateLoader(Templates.class, PACKED)
            }));
        } catch (IOException e) {
            throw new UncheckedIOException("templates folder " + folder + " cannot be read; give one that exists", e);
        }
    }

    String fill(String template, View.Page page) {
        StringWriter out = new StringWriter();
        try {
            parsed(template).process(Map.of("page", page), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a writer into memory has none
        } catch (TemplateException e) {
            throw new IllegalStateException("template " + template + " cannot be filled: " + e.getMessage(), e);
        }
        return out.toString().replace("\r\n", "\n").strip() + "\n";
    }

    private Template parsed(String template) {
        try {
            return configuration.getTemplate(template);
        } catch (IOException e) {
            throw new UncheckedIOException("template " + template + " cannot be read: " + e.getMessage(), e);
        }
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
