package io.benchmarkagent.report;

import io.benchmarkagent.gate.Check;
import io.benchmarkagent.gate.Gate;
import io.benchmarkagent.gate.GateReading;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * What the gate checked as JUnit's XML: a test case for each check, with a failure where it failed and skipped where it was muted or
 * could not be judged. There is always one, since some CIs call a file without any a mistake.
 *
 * <p>Source: the shape that Jenkins' xUnit plug-in ({@code junit-10.xsd}) and GitLab ("Unit test reports") read.
 */
public final class JunitXml implements Renderer {

    @Override
    public String fileName() {
        return "junit.xml";
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public String render(Report report) {
        GateReading reading = report.gate().orElseGet(() -> Gate.open(report.findings()));
        StringWriter text = new StringWriter();
        try {
            write(XMLOutputFactory.newFactory().createXMLStreamWriter(text), report, reading);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("XML cannot be written to memory", impossible);
        }
        return text + "\n";
    }

    private static void write(XMLStreamWriter out, Report report, GateReading reading) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
        out.writeCharacters("\n");
        out.writeStartElement("testsuites");
        out.writeStartElement("testsuite");
        attribute(
                out, "name", "benchmark-agent " + report.findings().run().key().runId());
        out.writeAttribute(
                "timestamp", report.findings().run().key().timestamp().toString());
        counts(out, reading.checks());
        for (Check check : reading.checks()) {
            testCase(out, check);
        }
        out.writeEndElement();
        out.writeEndElement();
        out.writeEndDocument();
    }

    private static void counts(XMLStreamWriter out, List<Check> checks) throws XMLStreamException {
        long failed =
                checks.stream().filter(check -> check.is(Check.Outcome.FAILED)).count();
        long skipped = checks.stream().filter(JunitXml::isSkipped).count();
        out.writeAttribute("tests", Integer.toString(checks.size()));
        out.writeAttribute("failures", Long.toString(failed));
        out.writeAttribute("errors", "0");
        out.writeAttribute("skipped", Long.toString(skipped));
        out.writeAttribute("time", "0");
    }

    private static boolean isSkipped(Check check) {
        return check.is(Check.Outcome.MUTED) || check.is(Check.Outcome.NOT_JUDGED);
    }

    private static void testCase(XMLStreamWriter out, Check check) throws XMLStreamException {
        out.writeCharacters("\n  ");
        out.writeStartElement("testcase");
        attribute(out, "classname", check.kind().word() + "." + Inert.name(check.subject()));
        attribute(out, "name", check.title());
        out.writeAttribute("time", "0");
        if (check.is(Check.Outcome.FAILED)) {
            told(out, "failure", check.words());
            out.writeAttribute(
                    "type",
                    check.severity()
                            .map(severity -> severity.word())
                            .orElse(check.kind().word()));
            out.writeCharacters(legal(Inert.sentence(check.words())));
            out.writeEndElement();
        } else if (isSkipped(check)) {
            told(out, "skipped", check.muted().map(mute -> mute.inWords()).orElse(check.why()));
            out.writeEndElement();
        }
        said(out, check);
        out.writeEndElement();
    }

    private static void told(XMLStreamWriter out, String element, String message) throws XMLStreamException {
        out.writeStartElement(element);
        attribute(out, "message", message);
    }

    private static void said(XMLStreamWriter out, Check check) throws XMLStreamException {
        String why = check.why().isEmpty() ? "" : " (" + check.why() + ")";
        out.writeStartElement("system-out");
        out.writeCharacters(legal(Inert.sentence(check.words() + why)));
        out.writeEndElement();
    }

    private static void attribute(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeAttribute(name, legal(Inert.sentence(text)));
    }

    /** The two characters that are visible and that no XML may hold. */
    private static String legal(String text) {
        return text.replace('\ufffe', '\ufffd').replace('\uffff', '\ufffd');
    }
}
