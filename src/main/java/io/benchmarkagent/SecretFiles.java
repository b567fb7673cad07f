package io.benchmarkagent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Secrets that a platform or a vault hands over as files: {@code OPENAI_API_KEY_FILE} names what holds {@code OPENAI_API_KEY}. */
final class SecretFiles {
    private static final List<String> SECRETS = List.of(
            "OPENAI_API_KEY",
            "AZURE_OPENAI_API_KEY",
            "ANTHROPIC_API_KEY",
            "GEMINI_API_KEY",
            "OLLAMA_API_KEY",
            "VLLM_API_KEY",
            "LLAMA_API_KEY",
            "GITHUB_TOKEN",
            "GITLAB_TOKEN",
            "SLACK_BOT_TOKEN",
            "SLACK_SIGNING_SECRET",
            "SLACK_APP_TOKEN",
            "WEBHOOK_SECRET",
            "PROMETHEUS_TOKEN",
            "PROMETHEUS_PASSWORD",
            "REDIS_PASSWORD",
            "PGPASSWORD",
            "RABBITMQ_PASSWORD",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN");
    /** No token is longer; a log or a device that is named by mistake is not read. */
    private static final int MOST_BYTES = 64 << 10;

    private SecretFiles() {}

    /** What is wrong, and the mend, in one line. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String line) {
            super(line);
        }
    }

    /**
     * The variables, and the secrets of the files that they name.
     *
     * @throws Unusable for a file that cannot be read, and where a secret is given twice
     */
    static Map<String, String> read(Map<String, String> environment) throws Unusable {
        Map<String, String> all = new HashMap<>(environment);
        for (String name : SECRETS) {
            String file = environment.getOrDefault(name + "_FILE", "");
            if (!file.isEmpty()) {
                requireOnlyOne(name, environment);
                all.put(name, secret(name, file));
            }
        }
        return all;
    }

    private static void requireOnlyOne(String name, Map<String, String> environment) throws Unusable {
        if (!environment.getOrDefault(name, "").isEmpty()) {
            throw new Unusable(name + " and " + name + "_FILE are both set; unset one of them");
        }
    }

    private static String secret(String name, String file) throws Unusable {
        try {
            Path path = Path.of(file);
            if (Files.isRegularFile(path) && Files.size(path) <= MOST_BYTES) {
                return Files.readString(path).strip();
            }
        } catch (IOException | InvalidPathException unreadable) {
            // told below, with what is no such file
        }
        throw new Unusable(
                name + "_FILE is " + file + ", which cannot be read as a secret; mount it, or unset the variable");
    }
}
