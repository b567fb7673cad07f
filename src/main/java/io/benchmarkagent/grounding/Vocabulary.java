package io.benchmarkagent.grounding;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that reports are made of: what English sentences need, and what is said of runs. Enough to know the language, not to spell. */
final class Vocabulary {
    private static final Set<String> WORDS = Arrays.stream(
                    """
                    altra amd ampere arm axion bergamo broadwell cascade emerald epyc genoa graviton granite haswell ice intel lake milan naples rapids rome sapphire skylake turin xeon
                    a about above absolute across add after again against ago all allow almost alone along already also although always am among
                    amount an and another any apart appear are around as aside at average away back background backend band bar base be became because become been
                    before begin began begun behave behaviour behavior behind being below benchmark beside best better between beyond big bit both bottom bound brief
                    bring brought burst busy but by byte call caller came can candidate cannot capacity case cause caused ceiling certain chain change check clean clear
                    climb close cluster cohort cold come common compare comparable comparison complete concern concurrent condition confident confidence configure confirm
                    consider consist consistent constant consume consumer contain container context continue contradict contribute control cool core correct
                    could count course cover cpu crash critical cross current cut data day decline decrease degrade degraded degradation delay demand dependent depend deployment detail
                    detect deviate deviation did differ difference different dip direct direction do does done double doubt down downstream drift drop due
                    during duration each earlier early edge effect eight either elevate elevated else elsewhere emerge end enough entire equal error especially
                    even event ever every evidence exact except exceed excess exhaust exit expect expected explain explained explanation extra extend extent extreme fact fail failed
                    failure fall fallen far fast faster feature fell few fewer fifth figure finding findings fine firing first fit five flag flat floor fluctuate follow followed
                    footprint for found four fourth fraction frequent from front frontend full further gap gave generally get generator give given go goes good grade gradual grew group
                    grow growth had half halfway happen hard has have headroom heavier heaviest heavy height held high higher highest hint history hit hold hour how hungry hungrier hungriest however
                    huge identical idle if immediate impact improve improvement in incident include increase indicate indeed independent individual
                    inside instance instead interval into invalid involve is isolated issue it its itself judge judged jump just keep kept key kill killed kind know known
                    large larger largest last late later latency latter lay lead leading least leave leaves left length less lesser let level lie lies lift light like
                    likely limit line link list little load local long longer look low lower lowest machine made main make many margin mark match maximum may
                    mean meant meantime meanwhile measure measurement median medium meet member memory met metric middle might minimum minor minute miss missing moderate
                    moment month more most mostly move much multiple must name named namespace near nearest nearly need neither network never new next nine no node noise
                    noisy none nor normal not notable notably note noted nothing notice now number observation observe observed occur of off often old on once one only onset onto open operate or
                    order ordinary origin original other others otherwise our out outlier outside over overall own pair part particular past pattern peak pending per percent
                    percentage percentile perhaps period persist phase pick place plain plausible plus pod point pool portion possible possibly pre precede preceded prediction presence present pressure previous
                    previously primary prior probable probably probe problem process processor produce profile proposal propose proportion provide push put quality quantity quarter query quick quickly quiet quite
                    raise ran range rank ranked rapid rare rate rather ratio raw reach reached real reason recent recommend recommended recommendation record recover recovery reduce reduction reference region regress regression
                    relate related relative remain remaining repeat replica report request require resource respect respective response rest restart result return review right rise risen
                    rose roughly round row run running runs same sample saturate saturation saw say scale scrape second see seem seen separate sequence series serve service settle seven several severe severity shape share
                    sharp sharply shift short shortly should show shown side sigma signal significant similar similarly simple simply simultaneous since single sit six size slight slightly slow slowdown slower slowest small
                    smaller smallest so some somewhat soon source spare speak spike spread stable stage stand standard start state stay stayed steady steep step stepped still stood stop stopped strain stress strong strongest subject substantial
                    such sudden suddenly sufficient suggest suggested suggestion suspect sustain sustained system take taken target ten tenth term test textbook than that the their them then there therefore these they third this those though
                    three threshold throttle throttled throttling through throughout throughput thus tie tight time timeline together told too took top total toward towards traffic trail triple true try turn twelve twice two twofold typical typically under underlying
                    undercut unit unknown unlike unlikely until up upper upstream upward us usage use used user usual utilisation utilization value variation variability vary version versus very via vs wait warm warmup warn warning was watch way we
                    week weight well went were what whatever when whenever where whereas which while who whole whose why wide widen window with within without word work worker workload worse worsen worst worth would deserve mere year
                    to can will shall max min s p x t re ll affect affected alongside amid attention breach cluster-wide coincide conclude conclusion contend contention continuous declare deeper depth despite dominate early emerge
                    escalate essential extensive fluctuation further happened implicate imply inconclusive inflate intermittent involve last-minute likelihood linger mild modest momentary namely observable offender outage peaked plateau precise pronounced rank
                    react reflect resolve responsible revert roughly shoot shot signal slip slowing span stall stem stretch subside subtle surge symptom temporary trigger twice unaffected undershoot uncertainty unresolved
                    yet zero zone alert alerts anomaly anomalies application baseline calibrated cart checkout clock collected comparisons confirming coverage currency database deteriorate deterioration
                    elapsed estimate excluded execution expectation gib gigabyte kib kilobyte kubernetes ledger likewise mib megabyte millicore millisecond namely narrow neighbouring neighboring nominal
                    oom orchestrate overcommitted paused pending performance prometheus rebound receive received redis rps scrape secondary send sent spent storage subsequent subsequently successive
                    summary surpass tail tandem threefold transmit transmitted trend unable unchanged unusual unusually utilised utilized verdict visible weightiest worsening"""
                            .strip()
                            .split("\\s+"))
            .collect(Collectors.toUnmodifiableSet());

    private Vocabulary() {}

    /** Also with an ending, or with an "n't" or "'s". */
    static boolean knows(String word) {
        String plain = word.replace('’', '\'').replaceFirst("(?:n't|'(?:s|re|ve|d|ll)?)$", "");
        return stems(plain).anyMatch(WORDS::contains);
    }

    private static Stream<String> stems(String word) {
        String stem = word.replaceFirst("(?:ies|es|s|ied|ed|ing|ly|er|est|ment|able|ness|al)$", "");
        String single = stem.replaceFirst("(\\p{L})\\1$", "$1");
        return Stream.of(word, word.replaceFirst("s$", ""), stem, stem + "e", stem + "y", single);
    }
}
