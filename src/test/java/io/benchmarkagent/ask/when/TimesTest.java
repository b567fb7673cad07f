package io.benchmarkagent.ask.when;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchmarkagent.findings.Phase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asked on Wednesday, 4 March 2026, at 12:00 in Berlin, where it is one hour later than in UTC. */
class TimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-03-04T11:00:00Z");
    private static final Asker ASKER = new Asker(NOW, BERLIN);
    private static final RunTimes RUN = new RunTimes(
            "r",
            Instant.parse("2026-03-01T13:15:00Z"),
            Instant.parse("2026-03-01T13:30:00Z"),
            List.of(
                    new Phase("before", Instant.parse("2026-03-01T13:15:00Z"), Instant.parse("2026-03-01T13:20:00Z")),
                    new Phase("load", Instant.parse("2026-03-01T13:20:00Z"), Instant.parse("2026-03-01T13:30:00Z")),
                    new Phase("ramp-up", Instant.parse("2026-03-01T13:20:00Z"), Instant.parse("2026-03-01T13:22:00Z")),
                    new Phase("steady", Instant.parse("2026-03-01T13:22:00Z"), Instant.parse("2026-03-01T13:30:00Z"))));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    cpu at 2pm yesterday                        | 2026-03-03T13:00:00Z | 2026-03-03T13:00:59.999Z | at 2pm yesterday
                    what caused it yesterday at 14:05?          | 2026-03-03T13:05:00Z | 2026-03-03T13:05:59.999Z | yesterday at 14:05
                    2:30 p.m. on 1 March                        | 2026-03-01T13:30:00Z | 2026-03-01T13:30:59.999Z | 2:30 p.m. on 1 March
                    cpu on 2026-03-01 14:25:30                  | 2026-03-01T13:25:30Z | 2026-03-01T13:25:30.999Z | on 2026-03-01 14:25:30
                    cpu at 2026-03-01T14:25:30Z                 | 2026-03-01T14:25:30Z | 2026-03-01T14:25:30.999Z | at 2026-03-01T14:25:30Z
                    cpu at 2026-03-01T14:25+05:30               | 2026-03-01T08:55:00Z | 2026-03-01T08:55:59.999Z | at 2026-03-01T14:25+05:30
                    cpu at 2026-03-01T14:25-05:00               | 2026-03-01T19:25:00Z | 2026-03-01T19:25:59.999Z | at 2026-03-01T14:25-05:00
                    cpu on 1 March at 2 pm UTC                  | 2026-03-01T14:00:00Z | 2026-03-01T14:00:59.999Z | on 1 March at 2 pm UTC
                    cpu at 14:25 America/New_York on 2026-03-01 | 2026-03-01T19:25:00Z | 2026-03-01T19:25:59.999Z | at 14:25 America/New_York on 2026-03-01
                    cpu yesterday at noon                       | 2026-03-03T11:00:00Z | 2026-03-03T11:00:59.999Z | yesterday at noon
                    runs of yesterday                           | 2026-03-02T23:00:00Z | 2026-03-03T22:59:59.999Z | of yesterday
                    the day before yesterday                    | 2026-03-01T23:00:00Z | 2026-03-02T22:59:59.999Z | the day before yesterday
                    what ran today?                             | 2026-03-03T23:00:00Z | 2026-03-04T11:00:00Z     | today
                    runs on 2026-03-01                          | 2026-02-28T23:00:00Z | 2026-03-01T22:59:59.999Z | on 2026-03-01
                    runs on March 1st, 2025                     | 2025-02-28T23:00:00Z | 2025-03-01T22:59:59.999Z | on March 1st, 2025
                    runs on the 5th of March                    | 2025-03-04T23:00:00Z | 2025-03-05T22:59:59.999Z | on the 5th of March
                    runs on 29 February                         | 2024-02-28T23:00:00Z | 2024-02-29T22:59:59.999Z | on 29 February
                    runs on Monday                              | 2026-03-01T23:00:00Z | 2026-03-02T22:59:59.999Z | on Monday
                    cpu on Monday 22 August 2022 at 09:00       | 2022-08-22T07:00:00Z | 2022-08-22T07:00:59.999Z | on Monday 22 August 2022 at 09:00
                    runs on Sunday, March 1                     | 2026-02-28T23:00:00Z | 2026-03-01T22:59:59.999Z | on Sunday, March 1
                    runs on Sunday 2026-03-01                   | 2026-02-28T23:00:00Z | 2026-03-01T22:59:59.999Z | on Sunday 2026-03-01
                    runs on Wednesday                           | 2026-03-03T23:00:00Z | 2026-03-04T11:00:00Z     | on Wednesday
                    runs last Wednesday                         | 2026-02-24T23:00:00Z | 2026-02-25T22:59:59.999Z | last Wednesday
                    what regressed since Monday?                | 2026-03-01T23:00:00Z | 2026-03-04T11:00:00Z     | since Monday
                    runs since last week                        | 2026-02-22T23:00:00Z | 2026-03-04T11:00:00Z     | since last week
                    runs after 1 March                          | 2026-03-01T23:00:00Z | 2026-03-04T11:00:00Z     | after 1 March
                    runs before 1 March                         | 1970-01-01T00:00:00Z | 2026-02-28T22:59:59.999Z | before 1 March
                    in the last 30 minutes                      | 2026-03-04T10:30:00Z | 2026-03-04T11:00:00Z     | in the last 30 minutes
                    over the past two weeks                     | 2026-02-18T11:00:00Z | 2026-03-04T11:00:00Z     | over the past two weeks
                    runs of the last 7 days                     | 2026-02-25T11:00:00Z | 2026-03-04T11:00:00Z     | of the last 7 days
                    in the last hour                            | 2026-03-04T10:00:00Z | 2026-03-04T11:00:00Z     | in the last hour
                    what happened 2 hours ago?                  | 2026-03-04T09:00:00Z | 2026-03-04T09:00:00.999Z | 2 hours ago
                    which runs were on AMD last week?           | 2026-02-22T23:00:00Z | 2026-03-01T22:59:59.999Z | last week
                    runs this week                              | 2026-03-01T23:00:00Z | 2026-03-04T11:00:00Z     | this week
                    runs in February                            | 2026-01-31T23:00:00Z | 2026-02-28T22:59:59.999Z | in February
                    runs in April                               | 2025-03-31T22:00:00Z | 2025-04-30T21:59:59.999Z | in April
                    runs since January                          | 2025-12-31T23:00:00Z | 2026-03-04T11:00:00Z     | since January
                    runs since last October                     | 2025-09-30T22:00:00Z | 2026-03-04T11:00:00Z     | since last October
                    runs since February 2025                    | 2025-01-31T23:00:00Z | 2026-03-04T11:00:00Z     | since February 2025
                    runs since the start of February            | 2026-01-31T23:00:00Z | 2026-03-04T11:00:00Z     | since the start of February
                    runs from June on                           | 2025-05-31T22:00:00Z | 2026-03-04T11:00:00Z     | from June on
                    runs from 1 February on                     | 2026-01-31T23:00:00Z | 2026-03-04T11:00:00Z     | from 1 February on
                    runs from Monday onwards                    | 2026-03-01T23:00:00Z | 2026-03-04T11:00:00Z     | from Monday onwards
                    runs from January until now                 | 2025-12-31T23:00:00Z | 2026-03-04T11:00:00Z     | from January until now
                    runs from June on AMD                       | 2025-05-31T22:00:00Z | 2025-06-30T21:59:59.999Z | from June
                    runs before March                           | 1970-01-01T00:00:00Z | 2026-02-28T22:59:59.999Z | before March
                    runs before last week                       | 1970-01-01T00:00:00Z | 2026-02-22T22:59:59.999Z | before last week
                    runs after January                          | 2026-01-31T23:00:00Z | 2026-03-04T11:00:00Z     | after January
                    runs from December to February              | 2025-11-30T23:00:00Z | 2026-02-28T22:59:59.999Z | from December to February
                    runs between January and 3 March            | 2025-12-31T23:00:00Z | 2026-03-03T22:59:59.999Z | between January and 3 March
                    p95 two days ago                            | 2026-03-01T23:00:00Z | 2026-03-02T22:59:59.999Z | two days ago
                    runs 3d ago                                 | 2026-02-28T23:00:00Z | 2026-03-01T22:59:59.999Z | 3d ago
                    runs 10 days ago                            | 2026-02-21T23:00:00Z | 2026-02-22T22:59:59.999Z | 10 days ago
                    runs a week ago                             | 2026-02-22T23:00:00Z | 2026-03-01T22:59:59.999Z | a week ago
                    runs 2 months ago                           | 2025-12-31T23:00:00Z | 2026-01-31T22:59:59.999Z | 2 months ago
                    runs since 2 days ago                       | 2026-03-02T11:00:00Z | 2026-03-04T11:00:00Z     | since 2 days ago
                    runs in the last month                      | 2026-02-04T11:00:00Z | 2026-03-04T11:00:00Z     | in the last month
                    runs over the last year                     | 2025-03-04T11:00:00Z | 2026-03-04T11:00:00Z     | over the last year
                    runs last month                             | 2026-01-31T23:00:00Z | 2026-02-28T22:59:59.999Z | last month
                    between 1 March and 3 March                 | 2026-02-28T23:00:00Z | 2026-03-03T22:59:59.999Z | between 1 March and 3 March
                    from Monday until Tuesday                   | 2026-03-01T23:00:00Z | 2026-03-03T22:59:59.999Z | from Monday until Tuesday
                    between 14:00 and 14:30 yesterday           | 2026-03-03T13:00:00Z | 2026-03-03T13:30:00Z     | between 14:00 and 14:30 yesterday
                    yesterday from 14:00 to 14:30               | 2026-03-03T13:00:00Z | 2026-03-03T13:30:00Z     | yesterday from 14:00 to 14:30
                    around 14:25 yesterday                      | 2026-03-03T13:20:00Z | 2026-03-03T13:30:59.999Z | around 14:25 yesterday
                    """)
    void aTimeIsReadAgainstTheAskersClock(String question, Instant from, Instant to, String words) {
        assertThat(Times.in(question, ASKER)).isEqualTo(new When.During(new Span(from, to, words)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    cpu at 14:25                      | 2026-03-01T13:25:00Z | 2026-03-01T13:25:59.999Z
                    cpu at 2:25 pm                    | 2026-03-01T13:25:00Z | 2026-03-01T13:25:59.999Z
                    cpu at 13:25 UTC                  | 2026-03-01T13:25:00Z | 2026-03-01T13:25:59.999Z
                    cpu between 14:00 and 14:30       | 2026-03-01T13:00:00Z | 2026-03-01T13:30:00Z
                    cpu from 14:21 to 14:22:30        | 2026-03-01T13:21:00Z | 2026-03-01T13:22:30Z
                    cpu at 14:21-14:22                | 2026-03-01T13:21:00Z | 2026-03-01T13:22:00Z
                    cpu at 09:10                      | 2026-03-04T08:10:00Z | 2026-03-04T08:10:59.999Z
                    cpu during the load phase         | 2026-03-01T13:20:00Z | 2026-03-01T13:30:00Z
                    cpu during the ramp-up            | 2026-03-01T13:20:00Z | 2026-03-01T13:22:00Z
                    cpu in the steady state           | 2026-03-01T13:22:00Z | 2026-03-01T13:30:00Z
                    cpu before the load               | 2026-03-01T13:15:00Z | 2026-03-01T13:20:00Z
                    cpu before the load started       | 2026-03-01T13:15:00Z | 2026-03-01T13:20:00Z
                    cpu at the start of the run       | 2026-03-01T13:20:00Z | 2026-03-01T13:21:00Z
                    cpu at the end of the last run    | 2026-03-01T13:29:00Z | 2026-03-01T13:30:00Z
                    cpu in the first 2 minutes        | 2026-03-01T13:20:00Z | 2026-03-01T13:22:00Z
                    cpu in the last 5 minutes of the run | 2026-03-01T13:25:00Z | 2026-03-01T13:30:00Z
                    cpu 3 minutes into the run        | 2026-03-01T13:23:00Z | 2026-03-01T13:24:00Z
                    """)
    void aTimeOfDayOrAPhaseIsReadAgainstTheRun(String question, Instant from, Instant to) {
        When when = RUN.resolve(Times.in(question, ASKER), ASKER);
        assertThat(when).isInstanceOf(When.During.class);
        Span span = ((When.During) when).span();
        assertThat(List.of(span.from(), span.to())).containsExactly(from, to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which services use most memory?",
                "what was the cpu in the last benchmark?",
                "top 5 services by cpu",
                "p95 latency of checkoutservice",
                "the 95th percentile of latency",
                "cpu over the last 10 runs",
                "compare memory of frontend and cartservice",
                "is n2-standard-4 faster than n2d-standard-4?",
                "which runs may have failed?",
                "how much load was there on 300 users?",
                "services above 80 %",
                "the latest run",
                "how did latency develop over time?",
                "throughput of 50 rps",
                "what is the load generator?"
            })
    void whatIsNoTimeIsNotTakenForOne(String question) {
        assertThat(Times.in(question, ASKER)).isEqualTo(new When.Unsaid());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    cpu at 25:00                          | there is no time of day '25:00'
                    cpu at 14:75                          | there is no time of day '14:75'
                    cpu at 13 pm                          | there is no time of day '13 pm'
                    runs on the 31st of February          | there is no day 'the 31st of February'
                    runs on 2026-02-29                    | there is no day '2026-02-29'
                    runs on 2026-13-01                    | there is no day '2026-13-01'
                    cpu around lunchtime                  | 'around lunchtime' is no exact time
                    what happened last night?             | 'last night' is no exact time
                    what happened this morning?           | 'this morning' is no exact time
                    what regressed recently?              | 'recently' is no exact time
                    runs of the last few days             | is no exact time
                    a while ago                           | is no exact time
                    what will be slow next week?          | 'next week' is still to come
                    cpu tomorrow at 14:00                 | 'tomorrow' is still to come
                    cpu today at 23:00                    | is still to come
                    runs since 2027-01-01                 | is still to come
                    runs on 03/01/2026                    | write 2026-03-01
                    runs on 3/1                           | write 2026-03-01
                    runs on the 15th                      | names no month
                    cpu yesterday at midnight             | one of two times
                    cpu yesterday at 2                    | one of two times
                    cpu at 2 o'clock                      | one of two times
                    between 2 and 3pm                     | 'between 14:00 and 15:00'
                    2-3pm yesterday                       | 'between 14:00 and 15:00'
                    between 14:30 and 14:00               | ends before it begins
                    from Tuesday to Monday                | ends before it begins
                    between 14:30 and lunch               | lacks its end
                    from March to January                 | ends before it begins
                    runs until March                      | may or may not hold
                    runs after this week                  | is still to come
                    about two weeks ago                   | is no exact time
                    cpu at 14:25 CET                      | an offset
                    cpu at 14:25 PST yesterday            | an offset
                    cpu at 14:25 Berlin time              | an offset
                    cpu at 14:25 compared with 14:40      | are two times
                    compare yesterday and today           | are two times
                    what happened except yesterday?       | left out
                    runs not on Monday                    | left out
                    5 minutes before 14:25                | is no exact time
                    shortly after 14:25                   | is no exact time
                    runs every Monday                     | is no exact time
                    last weekend                          | is no exact time
                    runs on Tuesday 1 March               | 2026-03-01 is no Tuesday
                    """)
    void aTimeThatIsNotExactIsRefusedWithWhatWouldWork(String question, String because) {
        When when = Times.in(question, ASKER);
        assertThat(when).as(question).isInstanceOf(When.Unclear.class);
        assertThat(((When.Unclear) when).line()).contains(because).doesNotContain("\n");
    }

    @Test
    void anHourThatAClockSkipsOrHasTwiceIsRefused() {
        assertThat(line(Times.in("cpu at 02:30 on 2025-03-30", ASKER))).contains("does not exist in Europe/Berlin");
        assertThat(line(Times.in("cpu at 02:30 on 2025-10-26", ASKER)))
                .contains("is twice in Europe/Berlin", "2025-10-26T02:30+02:00 or 2025-10-26T02:30+01:00");
        assertThat(Times.in("cpu at 2025-10-26T02:30+01:00", ASKER))
                .isEqualTo(new When.During(new Span(
                        Instant.parse("2025-10-26T01:30:00Z"),
                        Instant.parse("2025-10-26T01:30:59.999Z"),
                        "at 2025-10-26T02:30+01:00")));
    }

    @Test
    void theDayOfASwitchIsAsLongAsItIs() {
        When.During day = (When.During) Times.in("runs on 2025-03-30", ASKER);
        assertThat(day.span().from()).isEqualTo("2025-03-29T23:00:00Z");
        assertThat(day.span().to()).isEqualTo("2025-03-30T21:59:59.999Z");
    }

    @Test
    void aPhaseThatTheRunDoesNotHaveIsRefusedWithThoseItHas() {
        assertThat(line(RUN.resolve(Times.in("cpu during the cool-down", ASKER), ASKER)))
                .isEqualTo("run r has no phase 'cool-down'; it has before, load, ramp-up, steady");
        assertThat(line(RUN.resolve(Times.in("cpu 20 minutes into the run", ASKER), ASKER)))
                .contains("is not within the load of run r");
        assertThat(line(RUN.resolve(Times.in("cpu at 23:00", ASKER), ASKER)))
                .contains("is not within run r", "still to come");
    }

    @Test
    void whatIsTypedIsADateOrATimeWithOneOrHowLongAgo() {
        assertThat(TypedSpan.of(Optional.empty(), Optional.empty(), ASKER)).isEqualTo(new When.Unsaid());
        assertThat(typed("2026-03-01T14:00", "2026-03-01T14:30"))
                .isEqualTo("2026-03-01T13:00:00Z/2026-03-01T13:30:00Z");
        assertThat(typed("2026-03-01T14:00Z", "2026-03-01")).isEqualTo("2026-03-01T14:00:00Z/2026-03-01T22:59:59.999Z");
        assertThat(typed("2h ago", null)).isEqualTo("2026-03-04T09:00:00Z/2026-03-04T11:00:00Z");
        assertThat(typed("10m ago", null)).isEqualTo("2026-03-04T10:50:00Z/2026-03-04T11:00:00Z");
        assertThat(typed("90s ago", "1m ago")).isEqualTo("2026-03-04T10:58:30Z/2026-03-04T10:59:00Z");
        assertThat(typed("1w ago", "3d ago")).isEqualTo("2026-02-25T11:00:00Z/2026-03-01T11:00:00Z");
        assertThat(typed(null, "2026-03-01")).isEqualTo("1970-01-01T00:00:00Z/2026-03-01T22:59:59.999Z");
    }

    @ParameterizedTest
    @CsvSource({
        "14:25, is no time with a date",
        "soon, is no time with a date",
        "10M ago, is no time with a date",
        "2026-02-30, there is no day",
        "2026-03-01T25:00, there is no time of day",
        "2026-03-01 or so, is no time with a date",
        "'', is no time with a date",
        "2027-01-01, still to come"
    })
    void whatIsTypedAndNoTimeIsRefused(String from, String because) {
        assertThat(line(TypedSpan.of(Optional.of(from), Optional.empty(), ASKER)))
                .startsWith("--from")
                .contains(because);
    }

    private static String typed(
            @org.jspecify.annotations.Nullable String from, @org.jspecify.annotations.Nullable String to) {
        Span span = ((When.During) TypedSpan.of(Optional.ofNullable(from), Optional.ofNullable(to), ASKER)).span();
        return span.from() + "/" + span.to();
    }

    private static String line(When when) {
        assertThat(when).isInstanceOf(When.Unclear.class);
        return ((When.Unclear) when).line();
    }
}
