package io.benchmarkagent.source.kubernetes;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields that are read of an object; all others are passed over as they are parsed, so that a list takes the room of what is
 * used of it, and what nobody reads is recorded nowhere: no environment of a container, no annotation, no secret.
 */
final class KeptFields {
    /** More than any cluster has of one kind in one namespace. */
    static final int MOST_ELEMENTS = 50_000;

    private static final int MOST_NAMES = 1_000;

    private static final List<String> ALWAYS = List.of(
            "apiVersion",
            "kind",
            "metadata name",
            "metadata namespace",
            "metadata creationTimestamp",
            "metadata ownerReferences kind",
            "metadata ownerReferences name",
            "metadata ownerReferences controller");
    private static final List<String> CONDITIONS = List.of(
            "status conditions type",
            "status conditions status",
            "status conditions reason",
            "status conditions lastTransitionTime");
    private static final List<String> OF_LISTS =
            List.of("message", "metadata continue", "recorded namespace", "recorded at");
    private static final Map<Kind, KeptFields> LISTS = lists();

    private final Map<String, KeptFields> fields = new LinkedHashMap<>();

    private KeptFields() {}

    /** For an answer that holds objects of this kind: a list, an array, or a single one. */
    static KeptFields ofList(Kind kind) {
        return Objects.requireNonNull(LISTS.get(kind));
    }

    /** The value that the parser has begun, without what is not kept. */
    JsonNode copy(JsonParser parser) throws ObjectFile.Refused {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields.isEmpty() ? flat(parser) : object(parser);
            case START_ARRAY -> fields.isEmpty() ? nothing(parser) : array(parser);
            default -> parser.readValueAsTree();
        };
    }

    /** Labels, requests and limits: names with plain values. */
    private static JsonNode flat(JsonParser parser) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken().isScalarValue() && object.size() < MOST_NAMES) {
                object.set(name, parser.readValueAsTree());
            } else {
                parser.skipChildren();
            }
        }
        return object;
    }

    private static JsonNode nothing(JsonParser parser) {
        parser.skipChildren();
        return JsonNodeFactory.instance.nullNode();
    }

    private JsonNode object(JsonParser parser) throws ObjectFile.Refused {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            @Nullable KeptFields kept = fields.get(name);
            if (kept == null) {
                parser.skipChildren();
            } else {
                object.set(name, kept.copy(parser));
            }
        }
        return object;
    }

    private JsonNode array(JsonParser parser) throws ObjectFile.Refused {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(copy(parser));
            if (array.size() > MOST_ELEMENTS) {
                throw new ObjectFile.Refused("holds more than " + MOST_ELEMENTS + " objects");
            }
        }
        return array;
    }

    private static Map<Kind, KeptFields> lists() {
        Map<Kind, KeptFields> lists = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            KeptFields list = of(Stream.concat(ofObjects(kind), OF_LISTS.stream()));
            list.fields.put("items", of(ofObjects(kind)));
            lists.put(kind, list);
        }
        return lists;
    }

    private static KeptFields of(Stream<String> paths) {
        KeptFields root = new KeptFields();
        paths.forEach(path -> {
            KeptFields place = root;
            for (String name : path.split(" ", -1)) {
                place = place.fields.computeIfAbsent(name, unknown -> new KeptFields());
            }
        });
        return root;
    }

    private static Stream<String> ofObjects(Kind kind) {
        return Stream.concat(ALWAYS.stream(), own(kind));
    }

    private static Stream<String> own(Kind kind) {
        return switch (kind) {
            case POD ->
                concat(List.of(
                        Stream.of("spec nodeName", "status phase", "status reason", "status startTime"),
                        containers("spec"),
                        CONDITIONS.stream(),
                        statuses("status containerStatuses"),
                        statuses("status initContainerStatuses")));
            case EVENT, NODE_EVENT -> events();
            case DEPLOYMENT, STATEFUL_SET, DAEMON_SET ->
                concat(List.of(
                        Stream.of("spec replicas", "spec template metadata labels"),
                        containers("spec template spec"),
                        Stream.of("readyReplicas", "desiredNumberScheduled", "numberReady")
                                .map(field -> "status " + field)));
            case REPLICA_SET -> Stream.of();
            case SERVICE -> Stream.of("spec selector");
            case HORIZONTAL_POD_AUTOSCALER ->
                concat(List.of(
                        Stream.of("scaleTargetRef name", "minReplicas", "maxReplicas")
                                .map(field -> "spec " + field),
                        Stream.of("status currentReplicas", "status desiredReplicas"),
                        CONDITIONS.stream()));
            case NODE ->
                concat(List.of(
                        Nodes.LABELS.stream().map(label -> "metadata labels " + label),
                        Stream.of("status allocatable", "status capacity", "status nodeInfo architecture"),
                        CONDITIONS.stream()));
            case POD_METRICS -> Stream.of("timestamp", "containers name", "containers usage");
        };
    }

    private static Stream<String> containers(String place) {
        return Stream.of("name", "resources requests", "resources limits").map(field -> place + " containers " + field);
    }

    private static Stream<String> statuses(String place) {
        Stream<String> states = Stream.of("state ", "lastState ").flatMap(state -> Stream.of(
                        "waiting reason",
                        "running startedAt",
                        "terminated reason",
                        "terminated exitCode",
                        "terminated startedAt",
                        "terminated finishedAt")
                .map(field -> state + field));
        return Stream.concat(Stream.of("name", "ready", "restartCount"), states).map(field -> place + " " + field);
    }

    /** In the words of core/v1 and of events.k8s.io/v1. */
    private static Stream<String> events() {
        Stream<String> about = Stream.of("involvedObject ", "regarding ")
                .flatMap(object -> Stream.of("kind", "name").map(field -> object + field));
        Stream<String> own = Stream.of(
                "type",
                "reason",
                "message",
                "note",
                "count",
                "deprecatedCount",
                "firstTimestamp",
                "lastTimestamp",
                "deprecatedFirstTimestamp",
                "deprecatedLastTimestamp",
                "eventTime",
                "series count",
                "series lastObservedTime");
        return Stream.concat(own, about);
    }

    private static Stream<String> concat(List<Stream<String>> parts) {
        return parts.stream().flatMap(part -> part);
    }
}
