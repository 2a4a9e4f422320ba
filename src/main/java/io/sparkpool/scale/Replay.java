package io.sparkpool.scale;

import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.ChunkRow;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replays the chunks of a run on another number of cores: they start in order, each on the core that is free first, up to
 * four for each core form a wave, and a wave starts when all results of the wave before the last one have been taken, in
 * order. What a chunk takes is what it took in the run, and nothing else takes time, so this is what the order and the
 * sizes of the chunks allow.
 *
 * @param durations what each chunk took, in seconds
 */
record Replay(double[] durations) {
    private static final int CHUNKS_PER_CORE = 4;

    /** Returns the replay of a run; empty if it has no chunks. */
    static Optional<Replay> of(RunReport report) {
        SortedMap<Long, Double> byChunk = new TreeMap<>();
        for (ChunkRow row : report.chunks().rows()) {
            byChunk.merge(row.chunk(), row.end() - row.start(), Double::sum); // the parts of a chunk
        }
        if (byChunk.isEmpty()) {
            return Optional.empty();
        }
        int chunks = Math.toIntExact(byChunk.lastKey() + 1);
        double other = otherChunk(report, byChunk);
        double[] durations = new double[chunks];
        for (int chunk = 0; chunk < chunks; chunk++) {
            durations[chunk] = byChunk.getOrDefault((long) chunk, other);
        }
        return Optional.of(new Replay(durations));
    }

    /** Returns the mean of the chunks without rows: a report has at most 10,000. */
    private static double otherChunk(RunReport report, SortedMap<Long, Double> byChunk) {
        long missing = report.chunks().total() - report.chunks().rows().size();
        double all = report.chunkTimes()
                .map(times -> times.mean() * report.chunks().total())
                .orElse(0.0);
        double known =
                byChunk.values().stream().mapToDouble(Double::doubleValue).sum();
        return missing <= 0 ? 0 : Math.max(0, (all - known) / missing);
    }

    /** Returns how long the chunks would take. */
    double seconds(int cores) {
        int wave = CHUNKS_PER_CORE * cores;
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int core = 0; core < cores; core++) {
            free.add(0.0);
        }
        double[] delivered = new double[durations.length];
        for (int chunk = 0; chunk < durations.length; chunk++) {
            int before = (chunk / wave - 1) * wave - 1; // the last one of the wave before the last one
            double submitted = before < 0 ? 0 : delivered[before];
            double end = Math.max(free.remove(), submitted) + durations[chunk];
            free.add(end);
            delivered[chunk] = Math.max(end, chunk == 0 ? 0 : delivered[chunk - 1]);
        }
        return delivered[durations.length - 1];
    }
}
