package io.benchmarkagent.evaluation;

import io.benchmarkagent.OpenDesk;
import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.evaluation.Figure.Target;
import io.benchmarkagent.fixtures.ClusterArchive;
import io.benchmarkagent.fixtures.PrometheusProxy;
import io.benchmarkagent.fixtures.PrometheusServer;
import io.benchmarkagent.llm.LanguageModel;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Questions of a day of real load in a real Prometheus, and of the recorded objects of a real cluster. */
final class DayQuestions implements AutoCloseable {
    private static final Path SAMPLE = Path.of("sample-benchmarks");

    /** After it the run is looked at, as it is by any question but the first. */
    private static final String LOOKED = "What can I ask?";

    private final List<DayQuestion> questions;
    private final Path cluster;
    private final PrometheusServer server;
    private final PrometheusProxy proxy;
    private final Map<String, OpenDesk> desks = new HashMap<>();

    private DayQuestions(List<DayQuestion> questions, Path cluster, PrometheusServer server, PrometheusProxy proxy) {
        this.questions = questions;
        this.cluster = cluster;
        this.server = server;
        this.proxy = proxy;
    }

    /** @param data the folder of real data */
    static DayQuestions in(Path data) throws IOException, InterruptedException {
        return in(data, PrometheusServer.serving(List.of(data.resolve("nezha/2022-08-22.om.gz"))));
    }

    /** @param server with the day, which is closed with this */
    static DayQuestions in(Path data, PrometheusServer server) throws IOException, InterruptedException {
        List<DayQuestion> questions = DayQuestion.all(RawDay.in(data));
        Path cluster = ClusterArchive.made(data, Files.createTempDirectory("cluster"));
        return new DayQuestions(questions, cluster, server, PrometheusProxy.before(server.url(), Duration.ZERO));
    }

    List<DayQuestion> questions() {
        return questions;
    }

    /** @param model asked first, where there is one */
    List<DayAnswer> asked(Predicate<DayQuestion> which, Optional<LanguageModel> model) {
        List<DayAnswer> answers = new ArrayList<>();
        for (DayQuestion one : questions.stream().filter(which).toList()) {
            answers.add(asked(one, model));
        }
        return answers;
    }

    private DayAnswer asked(DayQuestion one, Optional<LanguageModel> model) {
        Counted counted = new Counted(model);
        int before = proxy.requests().size();
        OpenDesk desk =
                desk(model.isPresent() ? "worded" : "asked", one, model.isPresent() ? server.url() : proxy.url());
        long begun = System.nanoTime();
        Ask.Reply reply = desk.ask(one.asking().question(), model.map(any -> counted));
        Duration whole = Duration.ofNanos(System.nanoTime() - begun);
        List<URI> requests = proxy.requests().subList(before, proxy.requests().size());
        return new DayAnswer(
                one, reply, Optional.of(new DayAnswer.Times(whole, Duration.ZERO)), requests, counted.calls());
    }

    /** Asked once more with nothing in between, of a desk that has no answer kept; then Prometheus alone, what that question asked it. */
    List<DayAnswer> timed(List<DayAnswer> answers) throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        List<DayAnswer> timed = new ArrayList<>();
        for (DayAnswer one : answers) {
            OpenDesk desk = desk("timed", one.of(), server.url());
            desk.ask(LOOKED, Optional.empty());
            long begun = System.nanoTime();
            desk.ask(one.of().asking().question(), Optional.empty());
            long answered = System.nanoTime();
            for (URI request : one.requests()) {
                http.send(
                        HttpRequest.newBuilder(URI.create(server.url() + request))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
            }
            DayAnswer.Times times = new DayAnswer.Times(
                    Duration.ofNanos(answered - begun), Duration.ofNanos(System.nanoTime() - answered));
            timed.add(new DayAnswer(one.of(), one.reply(), Optional.of(times), one.requests(), one.toolCalls()));
        }
        return timed;
    }

    private OpenDesk desk(String purpose, DayQuestion one, String prometheus) {
        return desks.computeIfAbsent(
                purpose + " " + one.archive() + " " + one.zone() + " " + one.isLive(),
                any -> OpenDesk.at(
                        one.archive().equals("cluster") ? cluster : SAMPLE,
                        one.isLive() ? prometheus : "",
                        ZoneId.of(one.zone())));
    }

    static Table table(String title, List<DayAnswer> all) {
        List<Figure> figures = new ArrayList<>();
        for (Asking.Kind kind : Asking.Kind.values()) {
            List<DayAnswer> own =
                    all.stream().filter(one -> one.of().asking().kind() == kind).toList();
            if (!own.isEmpty()) {
                String name = kind.name().toLowerCase(Locale.ROOT) + " (" + own.size() + ")";
                figures.add(share(name + ": right", own, DayAnswer::isRight, Target.NONE));
                figures.add(share(name + ": answered wrong", own, DayAnswer::isWrong, Target.atMost(0)));
            }
        }
        return new Table(title, figures);
    }

    /** What questions take, and what of it Prometheus takes. */
    static Table overhead(String title, List<DayAnswer> timed, Target slow) {
        List<Figure> figures = new ArrayList<>();
        times("the question", timed, DayAnswer.Times::whole, figures);
        List<DayAnswer> live =
                timed.stream().filter(one -> !one.requests().isEmpty()).toList();
        if (!live.isEmpty()) {
            times("Prometheus alone, what it was asked (" + live.size() + ")", live, DayAnswer.Times::theirs, figures);
            times("ours", live, DayAnswer.Times::ours, figures);
            figures.add(share(
                    "ours over 50 ms and over a fifth of Prometheus's",
                    live,
                    one -> one.times().orElseThrow().isSlow(),
                    slow));
        }
        return new Table(title, figures);
    }

    static Table modelled(String title, List<DayAnswer> all) {
        List<DayAnswer> worded = all.stream().filter(DayAnswer::isWorded).toList();
        List<Figure> figures = new ArrayList<>(table(title, all).figures());
        figures.add(share("in the model's words", all, DayAnswer::isWorded, Target.NONE));
        figures.add(new Figure(
                "sentences kept", worded.stream().mapToInt(DayAnswer::kept).sum(), Double.NaN, Target.NONE));
        figures.add(new Figure(
                "sentences removed", all.stream().mapToInt(DayAnswer::removed).sum(), Double.NaN, Target.NONE));
        figures.add(mean("tool calls", all, one -> (double) one.toolCalls()));
        figures.add(mean("tokens", worded.size() > 1 ? worded : all, one -> (double) one.tokens()));
        times("the question", all, DayAnswer.Times::whole, figures);
        return new Table(title, figures);
    }

    private static Figure mean(String what, List<DayAnswer> all, Function<DayAnswer, Double> of) {
        return Figure.mean(what, all.stream().mapToDouble(of::apply).toArray(), Target.NONE);
    }

    private static void times(
            String what, List<DayAnswer> all, Function<DayAnswer.Times, Duration> of, List<Figure> figures) {
        double[] millis = all.stream()
                .mapToDouble(one -> of.apply(one.times().orElseThrow()).toNanos() / 1e6)
                .sorted()
                .toArray();
        figures.add(new Figure(what + ": ms, median", millis[millis.length / 2], Double.NaN, Target.NONE));
        figures.add(new Figure(what + ": ms, most", millis[millis.length - 1], Double.NaN, Target.NONE));
    }

    private static Figure share(String what, List<DayAnswer> all, Predicate<DayAnswer> hit, Target target) {
        return Figure.share(what, all.stream().filter(hit).count(), all.size(), target);
    }

    @Override
    public void close() {
        desks.values().forEach(OpenDesk::close);
        proxy.close();
        server.close();
    }
}
