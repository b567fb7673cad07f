package io.benchmarkagent.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.Writer;

/** FreeMarker's HTML escaping, after what is invisible was made visible. */
final class HtmlFormat extends HTMLOutputFormat {
    static final HtmlFormat INERT = new HtmlFormat();

    private HtmlFormat() {}

    @Override
    public void output(String text, Writer out) throws IOException, TemplateModelException {
        super.output(Inert.visible(text), out);
    }

    @Override
    public String escapePlainText(String text) {
        return super.escapePlainText(Inert.visible(text));
    }

    @Override
    protected TemplateHTMLOutputModel newTemplateMarkupOutputModel(String plain, String markup) {
        return new Markup(plain, markup);
    }

    /** HTML that says it is of this format, else FreeMarker would not print it here. */
    private static final class Markup extends TemplateHTMLOutputModel {
        private Markup(String plain, String markup) {
            super(plain, markup);
        }

        @Override
        public HTMLOutputFormat getOutputFormat() {
            return INERT;
        }
    }
}
