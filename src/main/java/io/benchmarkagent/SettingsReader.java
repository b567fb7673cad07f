package io.benchmarkagent;

import io.benchmarkagent.cli.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Flags, environment and file → settings, or one line that says which setting is wrong and what would have worked. */
final class SettingsReader {
    static final Path DEFAULT_FILE = Path.of("benchmark-agent.yaml");
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
        return read(asked.settings(), asked.config());
    }

    /** @param config the file given with {@code --config} */
    Settings read(Map<String, String> flags, Optional<Path> config) throws WrongSettings {
        StandardEnvironment environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.replace(VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, ours()));
        sources.addFirst(new MapPropertySource(FLAGS, Map.copyOf(flags)));
        Path file = config.orElse(DEFAULT_FILE);
        if (config.isPresent() || Files.exists(file)) {
            sources.addLast(new SettingsYaml(file).read());
        }
        sources.addLast(new MapPropertySource("defaults", Settings.coreDefaults()));
        try {
            return Settings.from(environment);
        } catch (BindException wrong) {
            throw new WrongSettings(
                    new WrongSetting(wrong, file, ConfigurationPropertySources.get(environment)).line());
        }
    }

    /** A variable that is named like a whole room, such as BASELINE=main of somebody's pipeline, is not meant for us. */
    private Map<String, Object> ours() {
        Map<String, Object> ours = new HashMap<>(variables.all());
        ours.keySet().removeIf(name -> Settings.ROOMS.contains(name.toLowerCase(Locale.ROOT)));
        return ours;
    }
}
