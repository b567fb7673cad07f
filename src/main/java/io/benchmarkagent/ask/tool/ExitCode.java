package io.benchmarkagent.ask.tool;

import io.benchmarkagent.report.Inert;

/** How a container ended, and what its exit code says: from 128 on it is that of a signal, by the shells' convention. */
public final class ExitCode {
    private static final int SIGNALS = 128;

    private ExitCode() {}

    /** "OOMKilled (exit code 137)"; "exit code 1" where no reason is given. */
    public static String ended(String reason, int code) {
        String told = code < 0 ? "no exit code" : "exit code " + code;
        return reason.isEmpty() ? told : Inert.name(reason) + " (" + told + ")";
    }

    /** A sentence, and no more than the record says. */
    public static String meaning(String reason, int code) {
        if (reason.equals("OOMKilled")) {
            return "OOMKilled: it was killed for using more memory than it may (137 is SIGKILL).";
        }
        return switch (code) {
            case 0 -> "Exit code 0: it ended by itself without an error.";
            case 1 -> "Exit code 1: the program itself gave up on an error; its log tells which.";
            case 126 -> "Exit code 126: the command cannot be run.";
            case 127 -> "Exit code 127: the command was not found in the image.";
            case 134 -> "Exit code 134: the program aborted itself (SIGABRT).";
            case 137 ->
                "Exit code 137: it was killed (SIGKILL); the record does not say whether for memory, a failed liveness probe or a stop that took too long.";
            case 139 -> "Exit code 139: it touched memory that is not its own (SIGSEGV).";
            case 143 ->
                "Exit code 143: it was asked to stop (SIGTERM), as by a failed liveness probe, a rollout or a node's drain.";
            default -> other(code);
        };
    }

    private static String other(int code) {
        if (code < 0) {
            return "";
        }
        return code > SIGNALS && code < SIGNALS + 65
                ? "Exit code " + code + ": it was ended by signal " + (code - SIGNALS) + "."
                : "Exit code " + code + " is the program's own; its log tells more.";
    }
}
