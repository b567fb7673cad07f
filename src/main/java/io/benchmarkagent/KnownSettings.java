package io.benchmarkagent;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;

/** The names of a room's settings, as they are written in YAML: the components of its record. */
final class KnownSettings {
    private KnownSettings() {}

    static String of(Bindable<?> room) {
        RecordComponent[] components = room.getType().resolve(Object.class).getRecordComponents();
        return components == null
                ? "none"
                : Arrays.stream(components)
                        .map(RecordComponent::getName)
                        .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
