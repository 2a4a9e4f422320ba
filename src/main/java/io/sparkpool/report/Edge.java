package io.sparkpool.report;

/**
 * A point in time at which something changes for the cores.
 *
 * @param atMicros when it changes
 * @param change what changes
 * @param amount how many chunks or cores
 * @param executor the executor; empty if it does not matter
 * @param task the task; absent, and so null, for changes of other kinds
 */
record Edge(long atMicros, Change change, int amount, String executor, TaskSpan task) implements Comparable<Edge> {
    /** Kinds of changes, in the order in which they take place if they do at the same time. */
    enum Change {
        TASK_ENDED,
        CORES_WENT,
        CORES_CAME,
        SUBMITTED,
        SUBMITTED_WITHOUT_RESULT,
        ALL_SUBMITTED,
        TASK_STARTED
    }

    static Edge of(long atMicros, Change change, int amount) {
        return new Edge(atMicros, change, amount, "", null);
    }

    static Edge of(long atMicros, Change change, int cores, String executor) {
        return new Edge(atMicros, change, cores, executor, null);
    }

    static Edge of(long atMicros, Change change, TaskSpan task) {
        return new Edge(atMicros, change, 1, task.executor, task);
    }

    @Override
    public int compareTo(Edge other) {
        int byTime = Long.compare(atMicros, other.atMicros);
        return byTime != 0 ? byTime : change.compareTo(other.change);
    }
}
