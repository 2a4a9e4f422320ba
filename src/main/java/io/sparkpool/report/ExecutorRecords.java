package io.sparkpool.report;

import io.sparkpool.report.Edge.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The executors of a run, in the order in which they came. Until one is announced, all cores of the map are assumed to be
 * there, such as those of a local master. Guarded by the lock of the recorder.
 */
final class ExecutorRecords {
    private final CoreTimes coreTimes;
    private final Map<String, ExecutorRecord> all = new LinkedHashMap<>();
    private boolean announced;
    private boolean mapHasBegun;
    private int assumedCores;

    /**
     * Creates the records of a run without executors.
     *
     * @param coreTimes is told when cores come and go during the map
     */
    ExecutorRecords(CoreTimes coreTimes) {
        this.coreTimes = coreTimes;
    }

    /** Notes that the map begins with this number of cores. */
    void mapBegins(int cores, long atMicros) {
        mapHasBegun = true;
        assumedCores = cores;
        if (!announced) {
            coreTimes.add(Edge.of(atMicros, Change.CORES_CAME, cores));
        }
        for (ExecutorRecord executor : all.values()) {
            if (executor.isPresent()) {
                coreTimes.add(Edge.of(atMicros, Change.CORES_CAME, executor.cores(), executor.id));
            }
        }
    }

    /** Returns the record of an executor, which is new if nothing was known of it. */
    ExecutorRecord of(String id) {
        return all.computeIfAbsent(id, ExecutorRecord::new);
    }

    List<String> ids() {
        return List.copyOf(all.keySet());
    }

    /** Notes that an executor has come. */
    void came(String id, String host, int cores, long atMicros) {
        ExecutorRecord executor = of(id);
        boolean known = executor.cores() > 0;
        executor.came(host, cores, atMicros);
        if (!known && mapHasBegun) {
            if (!announced) {
                coreTimes.add(Edge.of(atMicros, Change.CORES_WENT, assumedCores));
            }
            coreTimes.add(Edge.of(atMicros, Change.CORES_CAME, cores, id));
        }
        announced = true;
    }

    /** Notes that an executor is gone; returns whether that is new. */
    boolean hasGone(String id, String reason, long atMicros) {
        ExecutorRecord executor = of(id);
        if (!executor.isPresent()) {
            return false;
        }
        executor.went(reason, atMicros);
        if (mapHasBegun) {
            coreTimes.add(Edge.of(atMicros, Change.CORES_WENT, executor.cores(), id));
        }
        return true;
    }

    /** Returns the executors for a report. */
    List<RunReport.Executor> reported(long startMicros, Optional<CoreTimes> times) {
        List<RunReport.Executor> reported = new ArrayList<>();
        for (ExecutorRecord executor : all.values()) {
            reported.add(executor.reported(startMicros, knownCores(executor.id, times)));
        }
        return List.copyOf(reported);
    }

    private int knownCores(String executor, Optional<CoreTimes> times) {
        if (all.size() == 1 && !announced) {
            return assumedCores;
        }
        return times.isPresent() ? times.get().lanesOf(executor) : 0;
    }
}
