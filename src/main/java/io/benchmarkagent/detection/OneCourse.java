package io.benchmarkagent.detection;

import io.benchmarkagent.run.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was found in the course of one metric of one subject, and what its baseline says of it, is one anomaly. The baseline's leads,
 * since it knows how far out it is, unless it is a watch and the course an alert; the other is named under its evidence,
 * and gives it its onset where it has none and both went the same way.
 */
final class OneCourse {
    private static final Comparator<Anomaly> LEADING =
            Comparator.comparing(Anomaly::status).thenComparing(anomaly -> anomaly.kind() != Anomaly.Kind.RUN);

    private OneCourse() {}

    static List<Anomaly> joined(List<Anomaly> found) {
        Map<Place, List<Anomaly>> byPlace = new LinkedHashMap<>();
        for (Anomaly anomaly : found) {
            byPlace.computeIfAbsent(Place.of(anomaly), place -> new ArrayList<>())
                    .add(anomaly);
        }
        return byPlace.values().stream().flatMap(OneCourse::one).toList();
    }

    private static Stream<Anomaly> one(List<Anomaly> same) {
        return same.stream().noneMatch(Anomaly::isOfCourse)
                ? same.stream()
                : same.stream().sorted(LEADING).reduce(Anomaly::confirmedBy).stream();
    }

    /** A shift of the whole run is about most subjects: it stands alone, as an event does. */
    private record Place(Scope scope, String subject, String metric, Optional<String> alone) {
        static Place of(Anomaly a) {
            boolean alone = a.kind() == Anomaly.Kind.EVENT || a.type().equals(WholeRunShift.TYPE);
            return new Place(a.scope(), a.subject(), a.metric(), alone ? Optional.of(a.id()) : Optional.empty());
        }
    }
}
