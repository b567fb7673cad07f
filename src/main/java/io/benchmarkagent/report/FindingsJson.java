package io.benchmarkagent.report;

import io.benchmarkagent.findings.FindingsCodec;
import io.benchmarkagent.gate.GateReadingJson;
import io.benchmarkagent.narrative.Narrative;
import io.benchmarkagent.run.AskedQuery;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** findings.json: the findings, what the gate made of them, then what may differ between two renderings of them, the narrative and the provenance. */
public final class FindingsJson implements Renderer {
    private static final DefaultPrettyPrinter.Indenter LINES = new DownToRows();

    @Override
    public String fileName() {
        return "findings.json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String render(Report report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(new Indented(), text)) {
            out.writeStartObject();
            new FindingsCodec(out).writeFields(report.findings());
            report.gate().ifPresent(reading -> GateReadingJson.write(out, reading));
            narrative(out, report.narrative());
            provenance(out, report.provenance());
            out.writeEndObject();
        }
        return visible(text + "\n");
    }

    /**
     * What a terminal obeys or a reader does not see, and half characters, which no file can hold, escaped; all of it only ever stands
     * inside strings, where it is the same data.
     */
    private static String visible(String json) {
        char[] all = json.toCharArray();
        StringBuilder visible = new StringBuilder(all.length);
        int from = 0;
        for (int at = 0; at < all.length; at++) {
            if (all[at] >= 0x7f && isInvisible(Character.codePointAt(all, at))) {
                int end = at + Character.charCount(Character.codePointAt(all, at));
                visible.append(all, from, at - from);
                escape(all, at, end, visible);
                from = end;
                at = end - 1;
            }
        }
        return visible.append(all, from, all.length - from).toString();
    }

    private static void escape(char[] all, int from, int to, StringBuilder into) {
        for (int at = from; at < to; at++) {
            into.append(String.format(Locale.ROOT, "\\u%04x", (int) all[at]));
        }
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static void narrative(JsonGenerator out, Narrative narrative) {
        out.writeName("narrative");
        out.writeStartObject();
        out.writeStringProperty("source", narrative.source().word());
        out.writeStringProperty("model", narrative.model());
        out.writeStringProperty("text", narrative.text());
        out.writeName("grounding");
        out.writeStartObject();
        out.writeNumberProperty("claims", narrative.grounding().claims());
        out.writeNumberProperty("grounded", narrative.grounding().grounded());
        words(out, "removed", narrative.grounding().removed());
        words(out, "objections", narrative.grounding().objections());
        out.writeEndObject();
        out.writeNumberProperty("tokens", narrative.tokens());
        out.writeName("cost_usd");
        narrative.costUsd().ifPresentOrElse(out::writeNumber, out::writeNull);
        words(out, "notes", narrative.notes());
        out.writeEndObject();
    }

    private static void provenance(JsonGenerator out, Provenance provenance) {
        out.writeName(WrittenFindings.PROVENANCE);
        out.writeStartObject();
        out.writeStringProperty("agent_version", provenance.agentVersion());
        out.writeStringProperty("generated_at", provenance.generatedAt().toString());
        out.writeName("inputs");
        out.writeStartArray();
        provenance.inputs().forEach(input -> {
            out.writeStartObject();
            out.writeStringProperty("path", input.path());
            out.writeStringProperty("sha256", input.sha256());
            out.writeEndObject();
        });
        out.writeEndArray();
        out.writeName("queries");
        out.writeStartArray();
        provenance.queries().forEach(query -> query(out, query));
        out.writeEndArray();
        out.writeName("timings");
        out.writeStartObject();
        provenance.timings().forEach(out::writeNumberProperty);
        out.writeEndObject();
        out.writeStringProperty("config_sha256", provenance.configSha256());
        out.writeStringProperty(WrittenFindings.OBSERVATIONS, provenance.observationsSha256());
        out.writeStringProperty(WrittenFindings.MADE_OF, provenance.madeOfSha256());
        out.writeStringProperty("again", provenance.again());
        out.writeEndObject();
    }

    private static void query(JsonGenerator out, AskedQuery query) {
        out.writeStartObject();
        out.writeStringProperty("id", query.id());
        out.writeStringProperty("promql", query.promql());
        out.writeStringProperty("start", query.start().toString());
        out.writeStringProperty("end", query.end().toString());
        out.writeNumberProperty("step", query.stepSeconds());
        out.writeStringProperty("outcome", query.outcome());
        out.writeStringProperty("from", query.from());
        out.writeStringProperty("sha256", query.sha256());
        words(out, "warnings", query.warnings());
        out.writeEndObject();
    }

    private static void words(JsonGenerator out, String name, List<String> words) {
        out.writeName(name);
        out.writeStartArray();
        words.forEach(out::writeString);
        out.writeEndArray();
    }

    /** Two spaces a level; what lies deeper than a row of an observation's history stays on the row's line. */
    private static final class DownToRows implements DefaultPrettyPrinter.Indenter {
        private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");
        private static final int ROW = 4;

        @Override
        public void writeIndentation(JsonGenerator out, int level) {
            if (level <= ROW) {
                TWO_SPACES.writeIndentation(out, level);
            } else {
                out.writeRaw(' ');
            }
        }

        @Override
        public boolean isInline() {
            return false;
        }
    }

    private static final class Indented extends ObjectWriteContext.Base {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(LINES).withArrayIndenter(LINES);
        }
    }
}
