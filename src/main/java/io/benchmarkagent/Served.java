package io.benchmarkagent;

import io.benchmarkagent.ask.Ask;
import io.benchmarkagent.ask.desk.Desk;
import io.benchmarkagent.ask.intent.Router;
import io.benchmarkagent.ask.question.Question;
import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Listener;
import io.benchmarkagent.ask.talk.Turn;
import io.benchmarkagent.ask.when.Asker;
import io.benchmarkagent.baseline.CohortChooser;
import io.benchmarkagent.cli.ServeAsked;
import io.benchmarkagent.llm.LanguageModel;
import io.benchmarkagent.llm.Watched;
import io.benchmarkagent.llm.alike.Embedded;
import io.benchmarkagent.pipeline.ArchiveDoor;
import io.benchmarkagent.pipeline.ListedRun;
import io.benchmarkagent.pipeline.Progress;
import io.benchmarkagent.pipeline.ReportRequest;
import io.benchmarkagent.pipeline.RunChoice;
import io.benchmarkagent.run.MetricCatalogue;
import io.benchmarkagent.slack.Answering.Answered;
import io.benchmarkagent.slack.Answering.Next;
import io.benchmarkagent.slack.SlackEvents;
import io.benchmarkagent.source.ArchivedRun;
import io.benchmarkagent.source.RunArchive;
import io.benchmarkagent.web.access.AccessParts;
import io.benchmarkagent.web.access.PostLog;
import io.benchmarkagent.web.conversation.Talking;
import io.benchmarkagent.web.health.HealthApi;
import io.benchmarkagent.web.holdings.Holdings;
import io.benchmarkagent.web.holdings.Opener;
import io.benchmarkagent.web.holdings.Stand;
import io.benchmarkagent.web.measure.LiveMeters;
import io.benchmarkagent.web.measure.Meters;
import io.benchmarkagent.web.measure.ModelMeters;
import io.benchmarkagent.web.measure.QuestionMeters;
import io.benchmarkagent.web.problem.Problem;
import io.benchmarkagent.web.problem.Refusal;
import io.benchmarkagent.web.query.Answering;
import io.benchmarkagent.web.query.QueryAsked;
import io.benchmarkagent.web.token.KnownTokens;
import io.benchmarkagent.web.trace.Traces;
import io.benchmarkagent.web.webhook.WebhookApi;
import io.benchmarkagent.web.webhook.WebhookSecret;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is behind the web's doors: the same archive, desk, tools and model as behind the terminal's. */
final class Served implements Answering, Talking, AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ArchiveCommands archives;
    private final ServeAsked asked;
    private final Settings settings;
    private final MetricCatalogue metrics;
    private final Agents agents;
    private final Optional<LanguageModel> model;
    private final Router router = Router.standard(new Embedded());
    private final Desk.Aids aids;
    private final Holdings holdings;
    private final Optional<KnownTokens> tokens;
    private final ServedGround ground;
    private final ToldAgain toldAgain;
    private volatile Optional<Fresh> fresh = Optional.empty();
    private final Meters meters = new Meters();
    private final ModelMeters models = new ModelMeters(meters);
    private final LiveMeters live = new LiveMeters(meters);
    private final Optional<Traces> traces;
    private final QuestionMeters questions = new QuestionMeters(meters);

    Served(ArchiveCommands archives, ServeAsked asked, Settings settings, MetricCatalogue metrics)
            throws SettingsReader.WrongSettings {
        this.archives = archives;
        this.asked = asked;
        this.settings = settings;
        this.metrics = metrics;
        this.agents = new Agents(archives.variables(), settings.llm(), asked.deadline());
        this.traces = Traces.of(archives.variables().all(), archives.clock());
        this.model = agents.model("serve").map(asking -> new Watched(asking, watcher()));
        model.ifPresent(models::budget);
        this.aids = Desks.aids(archives, settings, metrics, asked.deadline(), this::called);
        this.tokens = TokenCommands.known(archives.variables(), settings.web(), archives.clock());
        this.ground = new ServedGround(archives.variables(), asked, settings, archives.clock());
        this.toldAgain = ToldAgain.of(settings, ground, archives);
        this.holdings =
                new Holdings(asked.from().archive(), asked.out(), asked.from().zone(), this::open, archives.clock());
    }

    AccessParts access(PostLog log) {
        return new AccessParts(
                settings.web(), tokens, log, open(), archives.variables().shared());
    }

    /** Of those whose requests are signed, and of those who tell nothing. */
    private List<String> open() {
        Stream<String> signed = WebhookSecret.of(archives.variables().all()).isPresent()
                ? Stream.of(SlackEvents.PATH, WebhookApi.PATH)
                : Stream.of(SlackEvents.PATH);
        return Stream.concat(signed, HealthApi.PATHS.stream()).toList();
    }

    Meters meters() {
        return meters;
    }

    /** None where no collector is named. */
    Optional<Traces> traces() {
        return traces;
    }

    /** Of every prompt that is asked here, whatever for. */
    Watched.Watcher watcher() {
        return (prompt, answer, nanos) -> {
            models.answered(prompt, answer, nanos);
            traces.ifPresent(all -> all.answered(prompt, answer, nanos));
        };
    }

    private void called(String system, boolean answered, long nanos) {
        live.ended(system, answered, nanos);
        traces.ifPresent(all -> all.called(system, answered, nanos));
    }

    /** A part of a trace, where there are traces. */
    <T> T part(String name, Supplier<T> work) {
        return traces.map(all -> all.part(name, work)).orElseGet(work);
    }

    Holdings holdings() {
        return holdings;
    }

    /** For a report of one run, as the command without further options makes it. */
    ReportRequest request(String run) {
        return ArchiveCommands.request(asked.from(), asked.out()).of(run);
    }

    private Opener.Opening open(String version) {
        var opening = ArchiveDoor.open(
                asked.from().archive(),
                asked.from().zone(),
                metrics,
                archives.variables().cacheFolder());
        return opening instanceof ArchiveDoor.Opening.Opened opened
                ? new Opener.Opening.Opened(stand(version, opened.archive()))
                : new Opener.Opening.Refused(((ArchiveDoor.Opening.Refused) opening).line());
    }

    private Stand stand(String version, RunArchive archive) {
        var alike = new CohortChooser(settings.baseline())
                .among(archive.runs().stream().map(ArchivedRun::facts).toList());
        return new Stand(version, archive, ListedRun.of(archive, alike, holdings.zone()), alike, desk(archive));
    }

    private Desk desk(RunArchive archive) {
        return new Desk(
                archive,
                archives.recorded(settings, metrics, Progress.SILENT),
                ArchiveCommands.request(asked.from(), asked.out()),
                aids);
    }

    /** @param reports that were there when it was made, where that could be told: not while one is written */
    private record Fresh(String version, Optional<String> reports, Instant made, Desk desk) {
        boolean isOf(Stand stand, Optional<String> there, Instant now) {
            return version.equals(stand.version())
                    && reports.equals(there)
                    && (there.isPresent() || now.isBefore(made.plus(SOON)));
        }
    }

    /** What was looked up with the evidence of reports, and the levels accepted, that there are now. */
    private Desk desk() {
        Stand stand = holdings.now();
        Optional<String> reports = ground.ofReports();
        Instant now = archives.clock().instant();
        return fresh.filter(one -> one.isOf(stand, reports, now))
                .map(Fresh::desk)
                .orElseGet(() -> {
                    Desk desk = desk(stand.archive());
                    fresh = Optional.of(new Fresh(stand.version(), reports, now, desk));
                    return desk;
                });
    }

    @Override
    public Ask.Reply answer(QueryAsked question, Progress progress) {
        AskedBeside beside = new AskedBeside(question.run(), question.from(), question.to(), zone(question));
        return questions.timed(
                "http",
                () -> part(
                        "question",
                        () -> toldAgain.reply(
                                question.question(),
                                beside,
                                question.who(),
                                question.fresh(),
                                () -> looked(question, beside, progress))),
                told -> told);
    }

    private Ask.Reply looked(QueryAsked question, AskedBeside beside, Progress progress) {
        Asker asker = new Asker(archives.clock().instant(), beside.zone());
        Ask.Reply reply = agents.at(desk(), router, model(question), progress)
                .ask(question.question(), beside.run(), beside.starting(), beside.ending(), asker);
        requireModel(reply);
        return reply;
    }

    /** @throws Refusal where a model was to word it, and none did */
    private void requireModel(Ask.Reply reply) {
        if (reply instanceof Ask.Reply.Told told
                && agents.areRequired()
                && !told.trouble().isEmpty()) {
            throw new Refusal(Problem.noModel(told.trouble()));
        }
    }

    private Optional<LanguageModel> model(QueryAsked question) {
        return model.map(any -> question.who().map(any::askedBy).orElse(any));
    }

    /** Over HTTP: what goes on from what was said before. */
    @Override
    public Listener.Replied answer(QueryAsked question, Conversation before, Progress progress) {
        Stand stand = holdings.now();
        Optional<RunChoice.Choice> choice =
                question.run().map(id -> new RunChoice(stand.archive(), holdings.zone()).typed(Optional.of(id)));
        if (choice.isPresent() && choice.get() instanceof RunChoice.Choice.None none) {
            return new Listener.Replied(question.question().text(), new Ask.Reply.Refused(none.line()));
        }
        Optional<String> named = choice.map(found -> ((RunChoice.Choice.Found) found).name());
        Listener listener = listener(desk(), model(question), progress);
        Listener.Replied replied = questions.timed(
                "http",
                () -> part(
                        "question",
                        () -> listener.reply(
                                question.question().text(),
                                before.about(named.or(before::run)),
                                question.from(),
                                question.to(),
                                new Asker(archives.clock().instant(), zone(question)))),
                Listener.Replied::reply);
        requireModel(replied.reply());
        return replied;
    }

    private Listener listener(Desk desk, Optional<LanguageModel> asked, Progress progress) {
        return new Listener(desk, agents.at(desk, router, asked, progress), asked.isPresent(), holdings.zone());
    }

    /** For Slack: the same. */
    Answered goOn(String typed, Conversation before, String who) {
        try {
            Optional<LanguageModel> asked = model.map(any -> any.askedBy(who));
            return answered(typed, before, who, listener(desk(), asked, Progress.SILENT));
        } catch (Refusal refused) {
            return refused(typed, refused.problem().detail());
        }
    }

    private Answered answered(String typed, Conversation before, String who, Listener listener) {
        Instant now = archives.clock().instant();
        Listener.Replied replied = questions.timed(
                "slack",
                () -> part(
                        "question",
                        () -> before.turns().isEmpty()
                                ? begun(typed, before, who, listener, now)
                                : listener.reply(typed, before, now)),
                Listener.Replied::reply);
        if (!(replied.reply() instanceof Ask.Reply.Told told)) {
            return new Answered(replied.meant(), replied.reply(), Set.of());
        }
        if (agents.areRequired() && !told.trouble().isEmpty()) {
            return refused(replied.meant(), Problem.noModel(told.trouble()).detail());
        }
        Conversation after = before.and(Turn.of(now, typed, replied.meant(), told.answer(), ""));
        return new Answered(
                replied.meant(),
                told,
                Stream.of(Next.values())
                        .filter(next -> listener.understands(next.question(), after))
                        .collect(Collectors.toSet()));
    }

    /** What nothing was said before is a question as any other; what goes on from something is nobody else's. */
    private Listener.Replied begun(String typed, Conversation before, String who, Listener listener, Instant now) {
        AskedBeside beside = new AskedBeside(before.run(), Optional.empty(), Optional.empty(), listener.zone());
        return new Listener.Replied(
                typed, toldAgain.reply(new Question(typed), beside, Optional.of(who), false, () -> listener.reply(
                                typed, before, now)
                        .reply()));
    }

    private static Answered refused(String meant, String line) {
        return new Answered(meant, new Ask.Reply.Refused(line), Set.of());
    }

    private ZoneId zone(QueryAsked question) {
        try {
            return question.zone().map(ZoneId::of).orElseGet(holdings::zone);
        } catch (DateTimeException unknown) {
            throw new Refusal(Problem.unreadable("'context.timezone' is "
                    + question.zone().orElse("") + ", which is no time zone; give one such as UTC or Europe/Berlin"));
        }
    }

    @Override
    public void close() {
        aids.live().ifPresent(io.benchmarkagent.ask.live.Live::close);
        traces.ifPresent(Traces::close);
        meters.close();
    }
}
