package io.benchmarkagent;

import io.benchmarkagent.cli.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

/** Flags, environment and file → settings, or one line that says which setting is wrong and what would have worked. */
final class SettingsReader {
    private static final Path DEFAULT_FILE = Path.of("benchmark-agent.yaml");

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
        environment
                .getPropertySources()
                .replace(VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, Map.copyOf(variables.all())));
        environment.getPropertySources().addFirst(new MapPropertySource("flags", Map.copyOf(asked.settings())));
        Path file = asked.config().orElse(DEFAULT_FILE);
        if (asked.config().isPresent() || Files.exists(file)) {
            environment.getPropertySources().addLast(yaml(file));
        }
        environment.getPropertySources().addLast(new MapPropertySource("defaults", Settings.coreDefaults()));
        try {
            return Settings.from(environment);
        } catch (BindException wrong) {
            throw new WrongSettings(line(wrong, file));
        }
    }

    private static PropertySource<?> yaml(Path file) throws WrongSettings {
        try {
            PropertySource<?> source = new YamlPropertySourceLoader()
                    .load(file.toString(), new FileSystemResource(file)).stream()
                            .findFirst()
                            .orElseGet(() -> new MapPropertySource(file.toString(), Map.of()));
            requireKnownRooms(source, file);
            return source;
        } catch (IOException unreadable) {
            throw new WrongSettings(file + ": the settings cannot be read (" + unreadable.getMessage()
                    + "); give a YAML file with --config");
        } catch (RuntimeException broken) {
            throw new WrongSettings(file + ": is not valid YAML: " + oneLine(broken) + "; mend it there");
        }
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

    private static String line(BindException wrong, Path file) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException unbound) {
                return file + ": unknown setting "
                        + unbound.getUnboundProperties().stream()
                                .map(property -> "'" + property.getName() + "'")
                                .collect(Collectors.joining(", "))
                        + "; known in " + wrong.getName() + ": "
                        + KnownSettings.of(wrong.getTarget());
            }
            if (cause instanceof IllegalArgumentException refused && cause.getCause() == null) {
                return oneLine(refused);
            }
        }
        var property = wrong.getProperty();
        return wrong.getName() + (property == null ? "" : " is '" + property.getValue() + "'")
                + ", which is no "
                + wrong.getTarget().getType().resolve(Object.class).getSimpleName()
                + "; mend it in " + file + " or on the command line";
    }

    private static String oneLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("unknown");
    }
}
