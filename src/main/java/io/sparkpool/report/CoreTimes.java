package io.sparkpool.report;

import io.sparkpool.report.Edge.Change;
import io.sparkpool.report.RunReport.BusyCores;
import io.sparkpool.report.RunReport.CoreSeconds;
import java.util.PriorityQueue;

/**
 * Accounts for the time of all cores, by a sweep over what changes for them, in the order of time. It keeps only changes
 * that lie after the point that was swept to, so that its memory does not grow with the length of the map. Guarded by
 * the lock of the recorder.
 */
final class CoreTimes {
    private static final double MICROS_PER_SECOND = 1e6;

    private final PriorityQueue<Edge> edges = new PriorityQueue<>();
    private final Lanes lanes;
    private final LaneTimes laneTimes;
    private long startMicros;
    private long sweptMicros;

    private int present;
    private int busy;

    /** How many chunks have been submitted whose task starts later. */
    private int waiting;

    /** How many chunks have been submitted whose result has not arrived. */
    private int withoutResult;

    private boolean allSubmitted;
    private int cores;

    private long presentMicros;
    private long functionMicros;
    private long serializationMicros;
    private long filesMicros;
    private long schedulingMicros;
    private long behindOrderMicros;
    private long atEndMicros;

    CoreTimes() {
        this(new Lanes(), new LaneTimes());
    }

    private CoreTimes(Lanes lanes, LaneTimes laneTimes) {
        this.lanes = lanes;
        this.laneTimes = laneTimes;
    }

    /** Begins at a point in time. */
    void begin(long atMicros) {
        startMicros = atMicros;
        sweptMicros = atMicros;
    }

    /** Adds a change. If it lies before the point that was swept to, it takes place there. */
    void add(Edge edge) {
        edges.add(edge);
    }

    /** Adds the start and the end of a task whose chunk was submitted. */
    void add(TaskSpan task) {
        edges.add(Edge.of(task.startMicros, Change.TASK_STARTED, task));
        edges.add(Edge.of(task.endMicros, Change.TASK_ENDED, task));
    }

    /** Sweeps to a point in time before which nothing will be added. */
    void sweep(long untilMicros) {
        while (!edges.isEmpty() && edges.peek().atMicros() <= untilMicros) {
            Edge edge = edges.remove();
            pass(edge.atMicros());
            apply(edge);
        }
        pass(untilMicros);
    }

    /** Sweeps to the end: what lies after it takes place there, so that no task ends after it. */
    void finish(long endMicros) {
        sweep(endMicros);
        while (!edges.isEmpty()) {
            apply(edges.remove());
        }
    }

    /** Returns a copy that is independent, except for the lanes of tasks that are not final yet. */
    CoreTimes copy() {
        CoreTimes copy = new CoreTimes(lanes.copy(), laneTimes.copy());
        copy.startMicros = startMicros;
        copy.edges.addAll(edges);
        copy.sweptMicros = sweptMicros;
        copy.present = present;
        copy.busy = busy;
        copy.waiting = waiting;
        copy.withoutResult = withoutResult;
        copy.allSubmitted = allSubmitted;
        copy.cores = cores;
        copy.presentMicros = presentMicros;
        copy.functionMicros = functionMicros;
        copy.serializationMicros = serializationMicros;
        copy.filesMicros = filesMicros;
        copy.schedulingMicros = schedulingMicros;
        copy.behindOrderMicros = behindOrderMicros;
        copy.atEndMicros = atEndMicros;
        return copy;
    }

    /** Returns how many tasks ran at a time, or might have, at most. */
    int cores() {
        return Math.max(cores, lanes.used());
    }

    /** Returns how many lanes an executor has. */
    int lanesOf(String executor) {
        return lanes.of(executor);
    }

    /** Returns how long each core was busy over time, up to the point that was swept to. */
    BusyCores busyCores() {
        return laneTimes.busyCores(sweptMicros - startMicros);
    }

    /** Returns what was accounted up to the point that was swept to. */
    CoreSeconds coreSeconds() {
        long totalMicros = cores() * (sweptMicros - startMicros);
        return new CoreSeconds(
                cores(),
                totalMicros / MICROS_PER_SECOND,
                functionMicros / MICROS_PER_SECOND,
                serializationMicros / MICROS_PER_SECOND,
                filesMicros / MICROS_PER_SECOND,
                schedulingMicros / MICROS_PER_SECOND,
                behindOrderMicros / MICROS_PER_SECOND,
                atEndMicros / MICROS_PER_SECOND,
                (totalMicros - presentMicros) / MICROS_PER_SECOND);
    }

    /** Accounts for the time up to a point. The time of tasks is accounted for when they end. */
    private void pass(long atMicros) {
        long micros = atMicros - sweptMicros;
        if (micros <= 0) {
            return;
        }
        sweptMicros = atMicros;
        int there = Math.max(present, busy);
        int idle = there - busy;
        cores = Math.max(cores, there);
        int mapping = Math.min(idle, withoutResult);
        int scheduling = Math.max(0, Math.min(idle - mapping, waiting));
        long restMicros = micros * (idle - mapping - scheduling);
        presentMicros += micros * there;
        functionMicros += micros * mapping;
        schedulingMicros += micros * scheduling;
        if (allSubmitted) {
            atEndMicros += restMicros;
        } else {
            behindOrderMicros += restMicros;
        }
    }

    private void apply(Edge edge) {
        switch (edge.change()) {
            case TASK_ENDED -> end(edge.task());
            case TASK_STARTED -> start(edge.task());
            case CORES_CAME -> came(edge);
            case CORES_WENT -> went(edge);
            case SUBMITTED -> waiting += edge.amount();
            case SUBMITTED_WITHOUT_RESULT -> {
                waiting -= edge.amount();
                withoutResult += edge.amount();
            }
            case ALL_SUBMITTED -> allSubmitted = true;
        }
    }

    private void start(TaskSpan task) {
        task.lane = lanes.start(task.executor);
        task.sweptStartMicros = sweptMicros;
        waiting--;
        busy++;
    }

    private void end(TaskSpan task) {
        lanes.end(task.executor, task.lane);
        laneTimes.add(task, task.sweptStartMicros - startMicros, sweptMicros - startMicros);
        busy--;
        long micros = sweptMicros - task.sweptStartMicros;
        long serializing = Math.round(micros * task.serialization);
        switch (task.work) {
            case MAP -> {
                serializationMicros += serializing;
                functionMicros += micros - serializing;
            }
            case FILES -> filesMicros += micros;
        }
    }

    private void came(Edge edge) {
        present += edge.amount();
        if (!edge.executor().isEmpty()) {
            lanes.came(edge.executor(), edge.amount());
        }
    }

    private void went(Edge edge) {
        present -= edge.amount();
        if (!edge.executor().isEmpty()) {
            lanes.went(edge.executor());
        }
    }
}
