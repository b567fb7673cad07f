package io.benchmarkagent;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The settings file → its properties. Its shape is looked at first, rooms and below them their settings: Spring's loader unfolds
 * aliases, which makes gigabytes of ten lines, and reads what has no shape as properties of odd names.
 */
record SettingsYaml(Path file) {
    private static final int LARGEST = 1 << 20;

    PropertySource<?> read() throws SettingsReader.WrongSettings {
        if (!Files.exists(file) || Files.isDirectory(file)) {
            throw wrong(": there is no such settings file; give a YAML file with --config");
        }
        try {
            byte[] bytes = bytes();
            requireShape(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
            return new YamlPropertySourceLoader()
                    .load(file.toString(), new ByteArrayResource(bytes)).stream()
                            .findFirst()
                            .orElseGet(() -> new MapPropertySource(file.toString(), Map.of()));
        } catch (CharacterCodingException noText) {
            throw wrong(": is no UTF-8 text; save it as UTF-8");
        } catch (MarkedYAMLException broken) {
            throw wrong(place(broken) + ": is not valid YAML: " + oneLine(broken.getProblem()) + "; mend it there");
        } catch (YAMLException unfit) {
            throw wrong(": the settings cannot be read (" + words(unfit) + "); write them plainly");
        } catch (IOException | IllegalStateException unreadable) {
            throw wrong(": the settings cannot be read (" + oneLine(unreadable.getMessage())
                    + "); give a YAML file with --config");
        }
    }

    private byte[] bytes() throws IOException, SettingsReader.WrongSettings {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw wrong(": is over 1 MB, and settings are some lines; give a YAML file with --config");
            }
            return bytes;
        }
    }

    private void requireShape(String text) throws SettingsReader.WrongSettings {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(0);
        Iterator<Node> documents = new Yaml(options)
                .composeAll(new StringReader(text.startsWith("\ufeff") ? text.substring(1) : text))
                .iterator();
        if (documents.hasNext()) {
            requireRooms(documents.next());
        }
        if (documents.hasNext()) {
            throw wrong(line(documents.next()) + ": a second document begins; write all settings into one");
        }
    }

    private void requireRooms(Node document) throws SettingsReader.WrongSettings {
        if (isNothing(document)) {
            return;
        }
        if (!(document instanceof MappingNode rooms)) {
            throw wrong(line(document) + ": holds no settings; write them as {detection: {q: 0.1}}, below one of: "
                    + String.join(", ", Settings.ROOMS));
        }
        for (NodeTuple room : rooms.getValue()) {
            requireRoom(room.getKeyNode(), room.getValueNode());
        }
    }

    private void requireRoom(Node name, Node settings) throws SettingsReader.WrongSettings {
        String key = name instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!Settings.ROOMS.contains(key.replaceFirst("[.].*", ""))) {
            throw wrong(line(name) + ": unknown setting '" + oneLine(key) + "'; known: "
                    + String.join(", ", Settings.ROOMS));
        }
        if (Settings.ROOMS.contains(key) && !(settings instanceof MappingNode) && !isNothing(settings)) {
            throw wrong(line(settings) + ": " + key + " is no value but has settings below it: "
                    + KnownSettings.of(Settings.type(key)));
        }
    }

    private static boolean isNothing(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String line(Node node) {
        return ", line " + (node.getStartMark().getLine() + 1);
    }

    private static String place(MarkedYAMLException broken) {
        return Optional.ofNullable(broken.getProblemMark())
                .map(mark -> ", line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1))
                .orElse("");
    }

    private static String oneLine(@Nullable String words) {
        return String.valueOf(words).lines().findFirst().orElse("unknown");
    }

    private static String words(YAMLException unfit) {
        String words = oneLine(unfit.getMessage());
        return words.contains("aliases") ? "aliases of maps and lists are not followed" : words;
    }

    private SettingsReader.WrongSettings wrong(String what) {
        return new SettingsReader.WrongSettings(file + what);
    }
}
