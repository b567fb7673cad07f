package io.benchmarkagent.llm.spend;

/** Tokens read and tokens written, thoughts included; both 0 where a server does not say. */
public record Usage(long in, long out) {
    public static final Usage NONE = new Usage(0, 0);

    private static final int CHARACTERS_A_TOKEN = 3;

    public Usage {
        if (in < 0 || out < 0) {
            throw new IllegalArgumentException("tokens are " + in + " and " + out + "; give none or more");
        }
    }

    public long total() {
        return in + out;
    }

    public Usage and(Usage more) {
        return new Usage(in + more.in, out + more.out);
    }

    public boolean isKnown() {
        return total() > 0;
    }

    /** More than a text usually takes: English has about four characters a token, figures and names fewer. */
    public static long atMost(int characters) {
        return characters / CHARACTERS_A_TOKEN + 16L;
    }
}
