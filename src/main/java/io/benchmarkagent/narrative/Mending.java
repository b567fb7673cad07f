package io.benchmarkagent.narrative;

import io.benchmarkagent.grounding.Gate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The sentences that did not hold, sent back with the objections; who wrote them mends them, or leaves them out. */
final class Mending {
    private final List<Gate.Judged> sentences;
    private final List<Integer> failed;

    private Mending(List<Gate.Judged> sentences) {
        this.sentences = sentences;
        this.failed = IntStream.range(0, sentences.size())
                .filter(i -> !sentences.get(i).stands())
                .boxed()
                .toList();
    }

    static Mending of(Gate.Sifted sifted) {
        return new Mending(sifted.sentences());
    }

    boolean isNeeded() {
        return !failed.isEmpty();
    }

    int count() {
        return failed.size();
    }

    /** A numbered line each; what a model wrote is no more to be trusted than the data it wrote it of. */
    String request() {
        return IntStream.range(0, failed.size())
                .mapToObj(i -> line(i + 1, sentences.get(failed.get(i))))
                .collect(Collectors.joining("\n", "<<<SENTENCES\n", "\nSENTENCES>>>"));
    }

    /** The mended sentences by their places among all; nothing of what cannot be read. */
    Map<Integer, Gate.Claim> read(String answer) {
        String said = Telling.THOUGHTS.matcher(answer).replaceAll("").strip();
        Map<Integer, Gate.Claim> mended = new LinkedHashMap<>();
        if (!StatementsJson.isMeant(said)) {
            inOrder(Gate.sentences(said), mended);
        }
        StatementsJson.object(said).ifPresent(json -> StatementsJson.items(json.path("sentences"))
                .forEach(item -> numbered(item, mended)));
        mended.values().removeIf(this::isTold);
        return mended;
    }

    /** Only a sentence for a sentence: what says more than was asked for is not taken. */
    private void numbered(JsonNode item, Map<Integer, Gate.Claim> mended) {
        int number = item.path("number").asInt(0);
        List<Gate.Claim> claims = StatementsJson.claims(item);
        if (number >= 1 && number <= failed.size() && claims.size() == 1) {
            mended.put(failed.get(number - 1), claims.get(0));
        }
    }

    /** Prose mends what it has as many sentences for; another number of them is another story. */
    private void inOrder(List<String> told, Map<Integer, Gate.Claim> mended) {
        for (int i = 0; told.size() == failed.size() && i < told.size(); i++) {
            mended.put(failed.get(i), new Gate.Claim(told.get(i), Set.of()));
        }
    }

    /** To say again what stands elsewhere mends nothing. */
    private boolean isTold(Gate.Claim claim) {
        return sentences.stream().anyMatch(told -> told.stands() && told.text().equals(claim.text()));
    }

    private static String line(int number, Gate.Judged judged) {
        return Fence.line(number + ". " + judged.text() + " | objection: "
                + judged.objection().orElse(""));
    }
}
