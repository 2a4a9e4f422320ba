package io.sparkpool.report;

import java.util.List;
import java.util.Optional;

/**
 * What a {@link RunRecorder} has recorded: the parts of a report that come from the map.
 *
 * @param mapMicros how long the map has taken, in microseconds; 0 if it has not begun
 * @param firstDeliveredMicros when the first outputs were delivered, in microseconds since 1970
 */
public record Recorded(
        RunReport.Counts counts,
        Optional<RunReport.CoreSeconds> coreSeconds,
        Optional<RunReport.Throughput> throughput,
        Optional<RunReport.ChunkTimes> chunkTimes,
        List<RunReport.SlowChunk> slowest,
        List<RunReport.Executor> executors,
        RunReport.Failures failures,
        Optional<RunReport.SparkMetrics> spark,
        RunReport.Chunks chunks,
        long mapMicros,
        Optional<Long> firstDeliveredMicros) {}
