package io.benchmarkagent.web.conversation;

import io.benchmarkagent.ask.talk.Conversation;
import io.benchmarkagent.ask.talk.Turn;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A conversation that is kept.
 *
 * @param id nobody guesses it
 * @param owner who began it, as the audit names them; "" where nobody needs to say
 */
record Held(String id, String owner, Instant begun, Conversation conversation) {
    /** No more are kept, nor told. */
    static final int TURNS = 50;

    private static final int BYTES = 16;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
    private static final SecureRandom CHANCE = new SecureRandom();

    static Held begun(String owner, Instant now, Conversation conversation) {
        byte[] id = new byte[BYTES];
        CHANCE.nextBytes(id);
        return new Held(Base64.getUrlEncoder().withoutPadding().encodeToString(id), owner, now, conversation);
    }

    /** Whether it may be one's id: nobody else's text is looked up. */
    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    Held and(Turn turn) {
        List<Turn> all = conversation.and(turn).turns();
        return new Held(
                id,
                owner,
                begun,
                new Conversation(conversation.run(), all.subList(Math.max(0, all.size() - TURNS), all.size())));
    }
}
