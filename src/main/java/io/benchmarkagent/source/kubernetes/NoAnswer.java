package io.benchmarkagent.source.kubernetes;

import java.io.Serial;
import java.util.Locale;

/** Why the cluster did not list what it was asked for. Its message is fit for a report: no secret, bounded, one line. */
final class NoAnswer extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST = 300;

    private final Reason reason;

    /** What went wrong and what to do; what is wrong with the cluster, or with the way to it, ends the asking. */
    enum Reason {
        /** No kubeconfig, or one that cannot be used. */
        KUBECONFIG(
                true,
                "Give --kubeconfig and --context as kubectl takes them; 'kubectl config get-contexts' lists them."),
        /** No connection. */
        UNREACHABLE(true, "Check the way to it with 'kubectl get pods', or give another --context."),
        /** Its certificate, or ours. */
        TLS(
                true,
                "Let the kubeconfig name the authority that signed the server's certificate (certificate-authority)."),
        /** No whole answer in time. */
        TIMEOUT(true, "Raise kubernetes.timeout."),
        /** Nothing wrong but the time that all calls together may take. */
        OUT_OF_TIME(true, "Raise kubernetes.total-timeout (or --deadline); what was answered is kept."),
        /** 401: it does not know us. */
        UNAUTHORIZED(true, "Log in again as you do for kubectl, or renew the token of the kubeconfig."),
        /** 403: it knows us. */
        FORBIDDEN(false, "Let its user list them: ci/kubernetes/rbac.yaml grants just that."),
        /** 404: this API is not served. */
        NOT_SERVED(false, "Nothing to do where the cluster is without it; what it would have told is missing."),
        /** 429 or 5xx, after it was tried again. */
        BUSY(false, "Run the report again later; what was answered is kept."),
        /** What answers is no Kubernetes, or breaks off. */
        MALFORMED(false, "Run the report again; if it stays, look at what answers at that address."),
        /** More than is read. */
        TOO_MUCH(false, "Give a --namespace of the benchmark's own.");

        private final boolean ends;
        private final String remedy;

        Reason(boolean ends, String remedy) {
            this.ends = ends;
            this.remedy = remedy;
        }

        boolean endsTheAsking() {
            return ends;
        }

        String remedy() {
            return remedy;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    NoAnswer(Reason reason, String message) {
        super(oneLine(message));
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Never absent, unlike what it overrides. */
    String why() {
        return String.valueOf(getMessage());
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
