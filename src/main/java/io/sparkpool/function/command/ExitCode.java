package io.sparkpool.function.command;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a program ended.
 *
 * @param code its exit code, or 128 plus the number of the signal that ended it
 */
record ExitCode(int code) {
    private static final int FIRST_SIGNAL = 129;
    private static final int LAST_SIGNAL = 159;

    /** The signals that have the same number on every system. */
    private static final Map<Integer, String> SIGNALS = Map.ofEntries(
            Map.entry(1, "HUP"),
            Map.entry(2, "INT"),
            Map.entry(3, "QUIT"),
            Map.entry(4, "ILL"),
            Map.entry(6, "ABRT"),
            Map.entry(8, "FPE"),
            Map.entry(9, "KILL"),
            Map.entry(11, "SEGV"),
            Map.entry(13, "PIPE"),
            Map.entry(14, "ALRM"),
            Map.entry(15, "TERM"));

    /** The signals that end a whole job: HUP, INT and TERM. */
    private static final Set<Integer> ENDS_JOB = Set.of(1, 2, 15);

    /** How long Java may take to notice a signal that has ended another process already. */
    static final Duration SIGNAL_GRACE = Duration.ofMillis(500);

    boolean isSuccess() {
        return code == 0;
    }

    /**
     * Returns how long to wait whether this process ends, too: Ctrl-C reaches a program before Java notices that it is
     * meant to end.
     */
    Duration grace() {
        return isSignal() && ENDS_JOB.contains(signal()) ? SIGNAL_GRACE : Duration.ZERO;
    }

    /** Returns what happened to the program, to follow its name. */
    String explain() {
        return isSignal() ? " was ended by signal " + named(signal()) : " ended with exit code " + code;
    }

    private boolean isSignal() {
        return code >= FIRST_SIGNAL && code <= LAST_SIGNAL;
    }

    private int signal() {
        return code - FIRST_SIGNAL + 1;
    }

    private static String named(int signal) {
        return signal
                + Optional.ofNullable(SIGNALS.get(signal))
                        .map(" (SIG%s)"::formatted)
                        .orElse("");
    }
}
