package io.sparkpool.history;

import io.sparkpool.report.RunReport;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The processes that can be seen from here, by which runs that were killed are told from those that go on. */
@FunctionalInterface
interface Processes {
    /** Returns whether the process of a run may still run: it does, or that cannot be seen from here. */
    boolean mayRun(RunReport.Run run);

    /** Returns the processes of this machine. */
    static Processes ofThisMachine() {
        String host = hostName();
        return run -> !run.host().equals(host)
                || ProcessHandle.of(run.pid())
                        .filter(process -> isOldEnough(process.info().startInstant(), run.start()))
                        .isPresent();
    }

    /** Returns whether a process is not a later one with the same number. */
    private static boolean isOldEnough(Optional<Instant> process, Instant run) {
        Duration clocksDifferBy = Duration.ofSeconds(2);
        return process.map(start -> !start.isAfter(run.plus(clocksDifferBy))).orElse(true);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
