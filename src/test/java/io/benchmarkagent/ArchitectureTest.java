package io.benchmarkagent;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The rules of the house, run on the classes as they are compiled. A boundary that no test runs is a wish. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {
    private static final String ROOT = "io.benchmarkagent";

    /** Downstream imports upstream, never the other way. */
    private static final List<String> RIVER = List.of(
            "files",
            "names",
            "redis",
            "run",
            "source",
            "bucket",
            "baseline",
            "detection",
            "comparison",
            "cause",
            "recommendation",
            "findings",
            "gate",
            "grounding",
            "llm",
            "narrative",
            "report",
            "publish",
            "pipeline",
            "ask",
            "cli",
            "web",
            "slack",
            "");

    private static final String[] CORE = Stream.of(
                    "run", "baseline", "detection", "comparison", "cause", "recommendation", "findings", "grounding")
            .map(room -> ROOT + "." + room + "..")
            .toArray(String[]::new);

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void theClassesAreThere() {
        assertThat(classes.size()).isGreaterThan(100);
    }

    @Test
    void everyRoomHasItsPlaceInTheRiver() {
        assertThat(classes.stream().map(ArchitectureTest::room).distinct()).isSubsetOf(RIVER);
    }

    @Test
    void nothingFlowsBack() {
        List<String> upstream = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isOurs(dependency.getTargetClass()))
                .filter(dependency -> place(dependency.getTargetClass()) > place(dependency.getOriginClass()))
                .map(Dependency::getDescription)
                .toList();
        assertThat(upstream).isEmpty();
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void roomsWithinRoomsFormNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theCoreKnowsNoFramework() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .and()
                .doNotHaveSimpleName("FindingsCodec")
                .and()
                .doNotHaveSimpleName("FindingsReader")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "okhttp3..",
                        "tools.jackson..",
                        "com.fasterxml..",
                        "dev.langchain4j..",
                        "freemarker..",
                        "com.vladsch..",
                        "org.jsoup..",
                        "picocli..",
                        "java.net..",
                        "java.net.http..")
                .check(classes);
    }

    @Test
    void theCoreHasNoClockNoChanceAndNoEnvironment() {
        noClasses()
                .that()
                .resideInAnyPackage(CORE)
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Clock.class, java.util.Random.class, java.security.SecureRandom.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .orShould()
                .callMethod(TimeZone.class, "getDefault")
                .orShould()
                .callMethod(Locale.class, "getDefault")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .orShould()
                .callMethod(System.class, "getProperty", String.class)
                .check(classes);
    }

    @Test
    void onlyTheDoorToModelsKnowsLangChain() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".llm..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j..")
                .check(classes);
    }

    /** What two doors need is behind them. */
    @Test
    void doorsKnowNothingOfEachOther() {
        List<String> doors = List.of(".cli..", ".web..", ".slack..");
        for (String door : doors) {
            String[] others = doors.stream()
                    .filter(other -> !other.equals(door))
                    .map(other -> ROOT + other)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + door)
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(classes);
        }
    }

    /** It is loaded where Slack's keys are set, and no other start is slower for it. */
    @Test
    void onlyItsDoorKnowsSlack() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".slack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.slack..", "com.google.gson..")
                .check(classes);
    }

    /** It is loaded where a picture goes to Slack, and nothing else draws pixels. */
    @Test
    void onlyThePngKnowsWhatDrawsIt() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".slack.Png")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.github.weisj..", "java.awt..", "javax.imageio..")
                .check(classes);
    }

    /** It is loaded by serve, and no other command starts slower for it. */
    @Test
    void onlyTheWebKnowsServlets() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".web..")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".slack.SlackEvents")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".TraceConfiguration")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "jakarta.servlet..",
                        "org.springframework.security..",
                        "com.nimbusds..",
                        "org.apache.catalina..")
                .check(classes);
    }

    /** It is loaded where machines share what they keep, and no other start is slower for it. */
    @Test
    void onlyItsOwnRoomKnowsRedis() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".redis..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("redis.clients..")
                .check(classes);
    }

    /** It is loaded by serve, and no other command starts slower for it. */
    @Test
    void onlyWhoMeasuresKnowsItsMeters() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".web.measure..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "io.prometheus..")
                .check(classes);
    }

    /** They are loaded when a cluster is asked, and a report without one starts as fast as before. */
    @Test
    void onlyWhoAsksTheClusterKnowsItsClient() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".source.kubernetes.Kubeconfig")
                .and()
                .doNotHaveFullyQualifiedName(ROOT + ".source.kubernetes.ClusterAccess")
                .and()
                .haveNameNotMatching(".*\\.source\\.kubernetes\\.ApiClient(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..")
                .check(classes);
    }

    /** They are loaded when somebody types s3://, and no other start is slower for them. */
    @Test
    void onlyWhoAsksTheBucketKnowsItsClient() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.bucket\\.(Dialogue|Keys|Refusals|Requests)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.minio..")
                .check(classes);
    }

    /** They are loaded when somebody names a broker, and no other start is slower for them. */
    @Test
    void onlyWhoHandsOutABackfillKnowsItsBroker() {
        noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.pipeline\\.(Awaited|BackfillWorker|Broker|SliceMessage|SliceTaker|Spread)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.rabbitmq..",
                        "org.springframework.amqp..",
                        "org.springframework.batch.integration..",
                        "org.springframework.integration..",
                        "org.springframework.messaging..")
                .check(classes);
    }

    /** It is loaded when somebody types at a prompt, and no other start is slower for it. */
    @Test
    void onlyThePromptKnowsItsKeys() {
        noClasses()
                .that()
                .haveNameNotMatching(".*\\.cli\\.chat\\.(KeyedLines|Words)(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jline..")
                .check(classes);
    }

    @Test
    void noClassIsNamedForWhatItIsNot() {
        List<String> vague = classes.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> name.matches(".*(Service|Impl|Util|Utils|Helper|Manager)"))
                .toList();
        assertThat(vague).isEmpty();
    }

    @Test
    void everyRoomHasADoorPlate() {
        List<String> without = classes.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !Files.exists(
                        Path.of("src/main/java", name.split("\\.")).resolve("package-info.java")))
                .toList();
        assertThat(without).isEmpty();
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    private static int place(JavaClass type) {
        return RIVER.indexOf(room(type));
    }

    private static String room(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
    }
}
