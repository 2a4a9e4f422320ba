package io.sparkpool.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The processes of one start of a cluster, which a signal ends in another thread. */
final class StartedProcesses {
    private final List<Process> processes = new ArrayList<>();
    private boolean ended;

    /** Starts a process, unless they have been ended. */
    synchronized void add(Supplier<Process> start) {
        if (!ended) {
            processes.add(start.get());
        }
    }

    /** Ends all processes; no more are started. */
    synchronized void end() {
        ended = true;
        processes.forEach(Process::destroy);
    }

    /** Returns whether all processes still run. */
    synchronized boolean areAlive() {
        return processes.stream().allMatch(Process::isAlive);
    }
}
