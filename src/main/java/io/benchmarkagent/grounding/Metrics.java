package io.benchmarkagent.grounding;

import io.benchmarkagent.run.MetricSpec;
import io.benchmarkagent.run.Statistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How metrics are spoken of. An id is a family ("latency", what people say in general), a metric's own label ("time throttled"), or a
 * resource of a container ("memory limit").
 */
final class Metrics {
    /** What is more telling comes first: throttled CPU is no use of CPU. */
    private static final List<Family> FAMILIES = List.of(
            Family.of("throttling", "throttl"),
            Family.of("latency", "latenc|duration|response"),
            Family.of("errors", "error|fail|5xx"),
            Family.of("rate", "request_rate|request rate|rps|throughput"),
            Family.of("restarts", "restart"),
            Family.of("network", "network|received|transmitted"),
            Family.of("memory", "memory|working_set"),
            Family.of("cpu", "cpu"));

    private static final Map<String, String> SPOKEN = Map.of(
            "cpu limit", "cpu limits?",
            "memory limit", "memory limits?",
            "cpu request", "cpu requests?",
            "memory request", "memory requests?",
            "limit", "limits?",
            "throttling", "(?:cpu )?throttl(?:ing|ed)(?: cpu)?(?: time)?|cpu time throttled|time throttled",
            "latency", "latenc(?:y|ies)|response times?",
            "errors", "(?:error|failure) rates?|errors?|failures?|failed requests",
            "rate", "request rates?|throughput|traffic|(?<=fewer |more )requests",
            "network", "network(?: traffic)?|bandwidth");
    private static final Map<String, String> ALSO = Map.of(
            "memory", "(?<!out of )(?<!out-of-)memory(?: usage| use| consumption| footprint)?|ram|working set",
            "cpu", "cpu(?: usage| utili[sz]ation| use| consumption| time)?|processor",
            "replicas", "replicas");
    private static final Pattern ANY =
            Pattern.compile(Stream.concat(SPOKEN.entrySet().stream(), ALSO.entrySet().stream())
                    .sorted(Comparator.comparing(Map.Entry<String, String>::getKey, Comparator.comparing(Metrics::rank))
                            .thenComparing(Map.Entry::getKey))
                    .map(e -> "(?<" + group(e.getKey()) + ">" + e.getValue() + ")")
                    .collect(Collectors.joining("|", "(?i)(?<![\\p{L}\\d-])(?:", ")(?![\\p{L}\\d])")));
    private static final Pattern STATISTIC = Pattern.compile(
            "(?i)(?<![\\p{L}\\d])(?:p(?<p>50|90|95|99)|(?<th>50|90|95|99)(?:th)?[ -]percentile|(?<th2>50|90|95|99)th"
                    + "|(?<median>median)|(?<mean>mean|on average|average[sd]?|averaging)|(?<max>max(?:imum)?|peak(?:ed|s|ing)?|topped out)|(?<min>min(?:imum)?(?! ?\\d)))"
                    + "(?![\\p{L}\\d])");
    private static final Pattern BESIDE = Pattern.compile("[\\s,(]*(?:of |at |in )?(?:the |its )?[\\s(]*");
    private static final Pattern OF_RUNS = Pattern.compile(
            "(?i)^ (?:(?:of|across|over|in) [^.;]{0,40}\\bruns?\\b|before\\b|earlier\\b|previously\\b|so far\\b)");
    private static final Pattern OF_BASELINE =
            Pattern.compile("(?i)(?:baseline|expected|usual|earlier|previous|historic\\w*|runs)(?:'s)? $");
    private static final Pattern NUMBER_BEFORE = Pattern.compile("(?i)\\u2022 *(?:for|at|as|by) (?:the |its )?$");
    private static final Pattern NUMBER_NEXT = Pattern.compile("^[ :]+(?:of |at |was |about |~ ?)*\\u2022");

    private static final Pattern ANYWHERE = Pattern.compile("(?i)on average");
    private static final Pattern NUMBER_JUST_BEFORE = Pattern.compile("\u2022 *$");

    private record Family(String name, Pattern pattern) {
        static Family of(String name, String words) {
            return new Family(name, Pattern.compile(words));
        }
    }

    private Metrics() {}

    private record Spelt(String metric, String label) {}

    private static final Memo<Spelt, Set<String>> IDS = new Memo<>(Metrics::ids);

    /** The ids under which a metric may be mentioned. */
    static Set<String> ids(MetricSpec spec) {
        return IDS.of(new Spelt(spec.metric(), spec.label()));
    }

    private static Set<String> ids(Spelt spec) {
        String words = (spec.metric() + " " + spec.label()).toLowerCase(Locale.ROOT);
        String family = FAMILIES.stream()
                .filter(each -> each.pattern().matcher(words).find())
                .map(Family::name)
                .findFirst()
                .orElse("other " + spec.metric());
        return Stream.of(family, spec.label(), spec.metric())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The ids of what a recommendation changes, "memory limit". */
    static Set<String> ids(String resource) {
        String plain = resource.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(plain),
                        Stream.of("cpu", "memory", "limit", "cpu limit", "memory limit", "replicas")
                                .filter(plain::contains))
                .collect(Collectors.toSet());
    }

    /** The mentions in a line whose names are blotted out already; {@code labels} are those of the names that are metrics. */
    static List<Mention.Metric> in(String line, List<Mention.Metric> labels) {
        List<Mention.Metric> metrics = new ArrayList<>(labels);
        Matcher spoken = ANY.matcher(line);
        while (spoken.find()) {
            metrics.add(metric(spoken));
        }
        metrics.sort(Comparator.comparingInt(Mention::start));
        Matcher statistic = STATISTIC.matcher(line);
        while (statistic.find()) {
            attach(statistic, line, metrics);
        }
        metrics.sort(Comparator.comparingInt(Mention::start));
        return metrics;
    }

    private static Mention.Metric metric(Matcher match) {
        String id = Stream.concat(SPOKEN.keySet().stream(), ALSO.keySet().stream())
                .filter(name -> match.group(group(name)) != null)
                .findFirst()
                .orElseThrow();
        return new Mention.Metric(match.start(), match.end(), Set.of(id), Set.of());
    }

    /** A statistic belongs to the metric beside it; a quantile alone stands for a metric, a mean or a maximum alone for nothing. */
    private static void attach(Matcher match, String line, List<Mention.Metric> metrics) {
        Statistic statistic = statistic(match);
        for (int i = 0; i < metrics.size(); i++) {
            Mention.Metric metric = metrics.get(i);
            if (metric.statistics().isEmpty() && isBeside(match, metric, line)) {
                metrics.set(i, metric.by(statistic, match.start(), match.end()));
                return;
            }
        }
        if (ANYWHERE.matcher(match.group()).matches() && !isJustAfterNumber(match, line)) {
            metrics.stream()
                    .filter(m -> m.statistics().isEmpty())
                    .findFirst()
                    .ifPresent(m -> metrics.set(
                            metrics.indexOf(m), new Mention.Metric(m.start(), m.end(), m.ids(), Set.of(statistic))));
            return;
        }
        if (isQuantile(statistic) || isOfNumber(match, line)) {
            metrics.add(new Mention.Metric(match.start(), match.end(), Set.of(), Set.of(statistic)));
        }
    }

    private static boolean isJustAfterNumber(Matcher match, String line) {
        return NUMBER_JUST_BEFORE.matcher(line.substring(0, match.start())).find();
    }

    /** "a maximum of 16 %", "mean 12.9 %"; the mean of so many runs is none of this one's statistics. */
    private static boolean isOfNumber(Matcher match, String line) {
        String before = line.substring(0, match.start());
        String after = line.substring(match.end());
        return (NUMBER_NEXT.matcher(after).find()
                        || (ANYWHERE.matcher(match.group()).matches() && isJustAfterNumber(match, line))
                        || NUMBER_BEFORE.matcher(before).find())
                && !OF_RUNS.matcher(after).find()
                && !OF_BASELINE.matcher(before).find();
    }

    private static boolean isBeside(Matcher match, Mention.Metric metric, String line) {
        if (match.end() <= metric.start()) {
            return BESIDE.matcher(line.substring(match.end(), metric.start())).matches();
        }
        return metric.end() <= match.start()
                && BESIDE.matcher(line.substring(metric.end(), match.start())).matches()
                && !OF_RUNS.matcher(line.substring(match.end())).find();
    }

    static boolean isStatistic(String word) {
        return STATISTIC.matcher(word).matches();
    }

    static boolean isQuantile(Statistic statistic) {
        return switch (statistic) {
            case P50, P90, P95, P99 -> true;
            default -> false;
        };
    }

    private static Statistic statistic(Matcher match) {
        return Stream.of("p", "th", "th2")
                .filter(group -> match.group(group) != null)
                .findFirst()
                .map(group -> Statistic.valueOf("P" + match.group(group)))
                .orElseGet(() -> match.group("median") != null
                        ? Statistic.P50
                        : match.group("mean") != null
                                ? Statistic.MEAN
                                : match.group("max") != null ? Statistic.MAX : Statistic.MIN);
    }

    /** Longer phrases before the words they begin with. */
    private static int rank(String id) {
        Map<String, Integer> ranks = new HashMap<>(Map.of("limit", 2, "cpu", 3, "memory", 3, "throttling", 1));
        return ranks.getOrDefault(id, 0);
    }

    private static String group(String id) {
        return id.replace(" ", "");
    }
}
