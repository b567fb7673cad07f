package io.benchmarkagent;

import io.benchmarkagent.cli.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Flags, environment and file → settings, or one line that says which setting is wrong and what would have worked. */
final class SettingsReader {
    private static final Path DEFAULT_FILE = Path.of("benchmark-agent.yaml");
    static final String FLAGS = "flags";
    private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private final Variables variables;

    SettingsReader(Variables variables) {
        this.variables = variables;
    }

    /** A setting that cannot be used; its message is the line to show. */
    static final class WrongSettings extends Exception {
        private static final long serialVersionUID = 1L;

        WrongSettings(String line) {
            super(line);
        }
    }

    Settings read(Asked asked) throws WrongSettings {
        StandardEnvironment environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.replace(VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, Map.copyOf(variables.all())));
        sources.addFirst(new MapPropertySource(FLAGS, Map.copyOf(asked.settings())));
        Path file = asked.config().orElse(DEFAULT_FILE);
        if (asked.config().isPresent() || Files.exists(file)) {
            sources.addLast(yaml(file));
        }
        sources.addLast(new MapPropertySource("defaults", Settings.coreDefaults()));
        try {
            return Settings.from(environment);
        } catch (BindException wrong) {
            throw new WrongSettings(new WrongSetting(wrong, file).line());
        }
    }

    private static PropertySource<?> yaml(Path file) throws WrongSettings {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongSettings(file + ": there is no such settings file; give a YAML file with --config");
        }
        try {
            PropertySource<?> source = new YamlPropertySourceLoader()
                    .load(file.toString(), new FileSystemResource(file)).stream()
                            .findFirst()
                            .orElseGet(() -> new MapPropertySource(file.toString(), Map.of()));
            requireKnownRooms(source, file);
            return source;
        } catch (MarkedYAMLException broken) {
            throw new WrongSettings(file + ": is not valid YAML: " + broken.getProblem() + place(broken));
        } catch (IOException | YAMLException | IllegalStateException unreadable) {
            throw new WrongSettings(file + ": the settings cannot be read (" + oneLine(unreadable)
                    + "); give a YAML file with --config");
        }
    }

    private static String place(MarkedYAMLException broken) {
        var mark = broken.getProblemMark();
        return mark == null
                ? "; mend it"
                : " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + "; mend it there";
    }

    private static void requireKnownRooms(PropertySource<?> source, Path file) throws WrongSettings {
        for (String name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
            String room = name.replaceFirst("[.\\[].*", "");
            if (!Settings.ROOMS.contains(room)) {
                throw new WrongSettings(
                        file + ": unknown setting '" + name + "'; known: " + String.join(", ", Settings.ROOMS));
            }
        }
    }

    private static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown");
    }
}
