package io.benchmarkagent.ask.intent;

import io.benchmarkagent.ask.desk.Look;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.grounding.Spoken;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Puts the names of services in the place of other ways to write them: "product catalog service", "redis cart", "ProductCatalog". They
 * are the run's own names with their parts apart, and nothing else; what may be two of them is asked back.
 */
final class MeantServices {
    private static final int MOST_PARTS = 5;
    private static final int SHORTEST_STEM = 4;
    private static final Pattern PART = Pattern.compile("[\\p{L}\\d]+");
    private static final Pattern BETWEEN = Pattern.compile("[ _-]");
    private static final Pattern SUFFIX = Pattern.compile("(?<=..)(?:service|svc)$");
    private static final Pattern JOINED_BEFORE = Pattern.compile("[\\p{L}\\d][_./-]$|[/@`\"]$");
    private static final Pattern JOINED_AFTER = Pattern.compile("^(?:[_./-][\\p{L}\\d]|[/@`\"])");

    private final Look look;
    private final String text;
    private final Map<String, Set<String>> whole = new TreeMap<>();
    private final Map<String, Set<String>> stems = new TreeMap<>();

    private MeantServices(Look look, String text) {
        this.look = look;
        this.text = text;
        look.services().forEach(name -> {
            String key = key(name);
            whole.computeIfAbsent(key, k -> new TreeSet<>()).add(name);
            String stem = stem(key);
            if (!stem.equals(key)) {
                stems.computeIfAbsent(stem, k -> new TreeSet<>()).add(name);
            }
        });
    }

    static Meant in(Question question, Look look) {
        return new MeantServices(look, question.text()).meant();
    }

    private static String key(String name) {
        return BETWEEN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }

    private static String stem(String key) {
        return SUFFIX.matcher(key).replaceFirst("");
    }

    /** Words of the question and the services that they may be. */
    private record Place(int start, int end, int parts, Set<String> services) {}

    private Meant meant() {
        List<MatchResult> parts = PART.matcher(text).results().toList();
        StringBuilder written = new StringBuilder();
        int done = 0;
        for (int i = 0; i < parts.size(); i++) {
            Optional<Place> place = longest(parts, i);
            if (place.isPresent() && place.get().services().size() > 1) {
                return unclear(place.get());
            }
            if (place.isPresent()) {
                Place found = place.get();
                written.append(text, done, found.start())
                        .append(found.services().iterator().next());
                done = found.end();
                i += found.parts() - 1;
            }
        }
        return Meant.asSaid(new Question(written + text.substring(done)));
    }

    private Meant unclear(Place place) {
        return new Meant.Unclear("'" + text.substring(place.start(), place.end()) + "' may be "
                + String.join(" or ", place.services()) + " in run " + look.name() + "; name one");
    }

    private Optional<Place> longest(List<MatchResult> parts, int from) {
        for (int many = Math.min(MOST_PARTS, parts.size() - from); many > 0; many--) {
            int start = parts.get(from).start();
            int end = parts.get(from + many - 1).end();
            Set<String> services = isOne(parts, from, many) ? services(text.substring(start, end), many) : Set.of();
            if (!services.isEmpty()) {
                return Optional.of(new Place(start, end, many, services));
            }
        }
        return Optional.empty();
    }

    /** Parts that stand side by side, and beside nothing that they are joined to. */
    private boolean isOne(List<MatchResult> parts, int from, int many) {
        for (int i = from; i < from + many - 1; i++) {
            if (!BETWEEN.matcher(
                            text.substring(parts.get(i).end(), parts.get(i + 1).start()))
                    .matches()) {
                return false;
            }
        }
        return !JOINED_BEFORE
                        .matcher(text.substring(0, parts.get(from).start()))
                        .find()
                && !JOINED_AFTER
                        .matcher(text.substring(parts.get(from + many - 1).end()))
                        .find();
    }

    private Set<String> services(String words, int parts) {
        Set<String> exact = whole.getOrDefault(key(words), Set.of());
        if (exact.size() > 1 && exact.stream().anyMatch(words::equalsIgnoreCase)) {
            return Set.of();
        }
        String stem = stem(key(words));
        if (!exact.isEmpty() || stem.equals(key(words))) {
            return exact.isEmpty() ? unsaid(words, parts) : exact;
        }
        return whole.getOrDefault(stem, stems.getOrDefault(stem, Set.of()));
    }

    /** Without "service": of one word only what is understood already, and would be one of two. */
    private Set<String> unsaid(String words, int parts) {
        Set<String> services = stems.getOrDefault(key(words), Set.of());
        boolean taken = parts > 1
                ? key(words).length() >= SHORTEST_STEM
                : services.size() > 1
                        && !Spoken.of(words, look.findings(), look.services())
                                .subjects()
                                .isEmpty();
        return taken ? services : Set.of();
    }
}
