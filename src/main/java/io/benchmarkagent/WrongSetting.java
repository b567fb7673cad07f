package io.benchmarkagent;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.unit.DataSize;

/** Why settings were refused → one line: where, which setting, what it is, and what would have worked. */
record WrongSetting(BindException refused, Path file, Iterable<ConfigurationPropertySource> sources) {
    private static final Pattern SETTING = Pattern.compile("^[a-z]+(?:\\.[a-z-]+(?:\\[\\d+])?)+");

    private static final Map<Class<?>, String> WANTED = Map.of(
            int.class, "a whole number",
            double.class, "a number such as 0.1",
            Duration.class, "a duration such as 30s",
            DataSize.class, "a size such as 64MB");

    String line() {
        return causes(UnboundConfigurationPropertiesException.class)
                .findFirst()
                .map(this::unknown)
                .or(() -> causes(ConversionException.class).findFirst().map(any -> notConvertible()))
                .or(() -> causes(IllegalArgumentException.class).findFirst().map(this::refusedByTheRoom))
                .orElseGet(this::notConvertible);
    }

    private String unknown(UnboundConfigurationPropertiesException unbound) {
        String names = unbound.getUnboundProperties().stream()
                .map(property -> "'" + property.getName() + "'")
                .collect(Collectors.joining(", "));
        String place = unbound.getUnboundProperties().stream()
                .findFirst()
                .map(this::where)
                .orElse(file.toString());
        return place + ": unknown setting " + names + "; known in " + refused.getName() + ": "
                + KnownSettings.of(refused.getTarget());
    }

    /** A room's own message begins with the setting's name; the room does not know where it was set. */
    private String refusedByTheRoom(IllegalArgumentException refusal) {
        String message = oneLine(refusal.getMessage());
        return SETTING.matcher(message)
                .results()
                .map(name -> ConfigurationPropertyName.of(name.group()))
                .flatMap(this::set)
                .findFirst()
                .map(property -> where(property) + ": " + message)
                .orElse(message);
    }

    private Stream<ConfigurationProperty> set(ConfigurationPropertyName name) {
        return StreamSupport.stream(sources.spliterator(), false)
                .flatMap(source -> Stream.concat(Stream.of(name), below(name, source))
                        .flatMap(one -> Optional.ofNullable(source.getConfigurationProperty(one)).stream()));
    }

    /** An entry of a list is nowhere set itself: what is set of it tells where it stands. */
    private static Stream<ConfigurationPropertyName> below(
            ConfigurationPropertyName name, ConfigurationPropertySource source) {
        return name.isLastElementIndexed() && source instanceof IterableConfigurationPropertySource all
                ? all.stream().filter(name::isParentOf)
                : Stream.empty();
    }

    private String notConvertible() {
        List<BindException> all = causes(BindException.class).toList();
        BindException innermost = all.get(all.size() - 1);
        Optional<ConfigurationProperty> property = Optional.ofNullable(innermost.getProperty());
        return property.map(this::where).orElse(file.toString()) + ": " + innermost.getName()
                + property.map(value -> " is '" + oneLine(value.getValue()) + "'")
                        .orElse(" cannot be used")
                + "; give " + wanted(innermost.getTarget());
    }

    private String where(ConfigurationProperty property) {
        if (!(property.getOrigin() instanceof PropertySourceOrigin source)) {
            return file.toString();
        }
        return switch (source.getPropertySource().getName()) {
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> source.getPropertyName();
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> "-D" + source.getPropertyName();
            case SettingsReader.FLAGS -> "command line";
            default -> file + line(source.getOrigin());
        };
    }

    private static String line(@Nullable Origin origin) {
        return origin instanceof TextResourceOrigin text && text.getLocation() != null
                ? ", line " + (text.getLocation().getLine() + 1)
                : "";
    }

    private static String wanted(Bindable<?> target) {
        Class<?> type = target.getType().resolve(Object.class);
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return type.isRecord()
                ? "settings: " + KnownSettings.of(target)
                : WANTED.getOrDefault(type, "a " + type.getSimpleName());
    }

    private <T extends Throwable> Stream<T> causes(Class<T> type) {
        return Stream.<Throwable>iterate(refused, cause -> cause != null, Throwable::getCause)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static String oneLine(@Nullable Object words) {
        return String.valueOf(words).lines().findFirst().orElse("");
    }
}
