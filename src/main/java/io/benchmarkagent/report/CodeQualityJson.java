package io.benchmarkagent.report;

import io.benchmarkagent.detection.Severity;
import io.benchmarkagent.gate.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What failed the gate, or was muted, as GitLab's code quality report. The same problem of another run has the same fingerprint, by which
 * a merge request says what is new and what is mended.
 *
 * <p>Source: GitLab, "Code Quality", report format: description, check_name, fingerprint, severity (info to blocker), location.path
 * and location.lines.begin.
 */
public final class CodeQualityJson implements Renderer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String fileName() {
        return "gl-code-quality-report.json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public String render(Report report) {
        String path = path(report);
        ArrayNode all = JSON.createArrayNode();
        report.gate().stream()
                .flatMap(reading -> reading.checks().stream())
                .filter(check -> check.is(Check.Outcome.FAILED) || check.is(Check.Outcome.MUTED))
                .forEach(check -> degradation(all.addObject(), check, path));
        return all.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static void degradation(ObjectNode json, Check check, String path) {
        String muted = check.muted().map(mute -> " (" + mute.inWords() + ")").orElse("");
        json.put("description", Inert.sentence(check.words() + muted));
        json.put("check_name", "benchmark-agent/" + check.kind().word());
        json.put("fingerprint", fingerprint(check.id()));
        json.put("severity", severity(check));
        ObjectNode location = json.putObject("location");
        location.put("path", path);
        location.putObject("lines").put("begin", 1);
    }

    private static String severity(Check check) {
        if (check.is(Check.Outcome.MUTED)) {
            return "info";
        }
        return check.severity().filter(Severity.MEDIUM::equals).isPresent() ? "major" : "critical";
    }

    /** The run JSON as it was given, where that is below the folder that GitLab knows; else its name. */
    public static String path(Report report) {
        String name = report.findings().run().key().runId() + ".json";
        List<String> inputs = report.provenance().inputs().stream()
                .map(Provenance.Input::path)
                .toList();
        return Inert.line(inputs.stream()
                .filter(path -> path.endsWith("/" + name) && !path.startsWith("/") && !path.contains(".."))
                .findFirst()
                .orElse(name));
    }

    private static String fingerprint(String id) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha.digest(("benchmark-agent/" + id).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
