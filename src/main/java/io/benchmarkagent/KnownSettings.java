package io.benchmarkagent;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.bind.Bindable;

/** The names of a room's settings, as they are written in YAML: the components of its record. */
final class KnownSettings {
    private KnownSettings() {}

    static String of(Bindable<?> room) {
        return of(room.getType().resolve(Object.class));
    }

    static String of(Class<?> room) {
        RecordComponent[] components = room.getRecordComponents();
        return components == null
                ? "none"
                : Arrays.stream(components).map(KnownSettings::name).collect(Collectors.joining(", "));
    }

    /** The rooms of the core know no framework, so that their defaults are values: these, by name. */
    static Map<String, Object> defaults(String room, Record standard) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : standard.getClass().getRecordComponents()) {
            values.put(room + "." + name(component), value(component, standard));
        }
        return values;
    }

    private static Object value(RecordComponent component, Record standard) {
        try {
            return component.getAccessor().invoke(standard);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(component + " of a public record cannot be read", impossible);
        }
    }

    private static String name(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
