package io.sparkpool.report;

import io.sparkpool.config.Setting;
import io.sparkpool.report.RunReport.Advice;
import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.CoreSeconds;
import io.sparkpool.report.RunReport.SlowChunk;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out from the figures of a run what would make the next one faster or safer. */
public final class Advisor {
    /** A map that is shorter than this gets advice only about failures and the start, as there is little else to win. */
    private static final double MIN_MAP_SECONDS = 2;

    private static final double MUCH = 0.2;
    private static final double MOST = 0.5;
    private static final double NEARLY_ALL = 0.8;

    /** A chunk is slow if it takes this many times as long as most. */
    private static final double SLOW_FACTOR = 4;

    private static final double SMALL_CHUNK_SECONDS = 0.05;
    private static final double MIN_ALONE_SECONDS = 1;
    private static final double MIN_RETRIED_SHARE = 0.05;
    private static final long MIN_RETRIES = 10;
    private static final List<String> NOT_CUT = List.of(".gz", ".deflate", ".lz4", ".snappy", ".zst");

    private final RunReport report;
    private final CoreSeconds cores;
    private final double mapSeconds;

    private Advisor(RunReport report, CoreSeconds cores) {
        this.report = report;
        this.cores = cores;
        this.mapSeconds = cores.total() / cores.cores();
    }

    /** Returns the advice that the figures of a run support; none if nothing was mapped. */
    public static List<Advice> advice(RunReport withoutAdvice) {
        Optional<CoreSeconds> cores = withoutAdvice.coreSeconds().filter(map -> map.cores() > 0);
        if (cores.isEmpty() || withoutAdvice.chunks().total() == 0) {
            return List.of();
        }
        Advisor advisor = new Advisor(withoutAdvice, cores.get());
        return advisor.mapSeconds < MIN_MAP_SECONDS
                ? Stream.of(advisor.quarantined(), advisor.start())
                        .flatMap(Optional::stream)
                        .toList()
                : advisor.all().flatMap(Optional::stream).toList();
    }

    private Stream<Optional<Advice>> all() {
        return Stream.of(
                uncutFile(),
                lastChunkAlone(),
                fewChunks(),
                behindSlowChunk(),
                smallChunks(),
                tooManyCores(),
                unusedCores(),
                garbage(),
                retries(),
                lostExecutors(),
                quarantined());
    }

    private Optional<Advice> start() {
        RunReport.Seconds seconds = report.seconds();
        double start = seconds.prepare().orElse(0.0) + seconds.start().orElse(0.0);
        return when(
                report.run().status() == RunReport.Status.DONE && start > MOST * seconds.total(),
                "Map more inputs in one run: Spark starts once for all of them",
                "start took %s of this run (%.2f of %.2f s)",
                percent(start / seconds.total()),
                start,
                seconds.total());
    }

    private Optional<Advice> uncutFile() {
        Optional<String> ending = report.input().listedFiles().stream()
                .flatMap(file -> NOT_CUT.stream().filter(file.path().toLowerCase(Locale.ROOT)::endsWith))
                .findFirst();
        long files = report.input().files().orElse(0L);
        return when(
                ending.isPresent()
                        && files > 0
                        && files < cores.cores()
                        && report.chunks().total() <= files,
                "Store the input uncompressed, or as %d files or more".formatted(cores.cores()),
                "%d cores, %d busy: the %s file cannot be cut",
                cores.cores(),
                files,
                ending.orElse(""));
    }

    /** Tells that one chunk ran alone at the end, for long. */
    private Optional<Advice> lastChunkAlone() {
        List<ChunkRow> byEnd = report.chunks().rows().stream()
                .sorted(Comparator.comparingDouble(ChunkRow::end).reversed())
                .limit(2)
                .toList();
        if (byEnd.size() < 2 || cores.cores() == 1) {
            return Optional.empty();
        }
        ChunkRow last = byEnd.get(0);
        double alone = last.end() - Math.max(last.start(), byEnd.get(1).end());
        return when(
                alone >= Math.max(MIN_ALONE_SECONDS, mapSeconds / 10),
                cut(last.inputs()),
                "the last chunk ran alone for %.0f s, with %s",
                alone,
                inputs(last.inputs(), last.firstInput()));
    }

    private Optional<Advice> fewChunks() {
        long chunks = report.counts().chunks();
        long inputs = report.counts().inputs();
        return when(
                chunks < cores.cores()
                        && inputs >= cores.cores()
                        && cores.atEnd() > MUCH * cores.total()
                        && uncutFile().isEmpty(),
                chunkSize(inputs / cores.cores()),
                "%d cores, and the inputs were cut into %d %s",
                cores.cores(),
                chunks,
                chunks == 1 ? "chunk" : "chunks");
    }

    private Optional<Advice> behindSlowChunk() {
        Optional<SlowChunk> slowest =
                report.slowest().stream().findFirst().filter(chunk -> chunk.seconds() > SLOW_FACTOR * median());
        return slowest.flatMap(chunk -> when(
                cores.behindOrder() > MUCH * cores.total(),
                cut(chunk.inputs()),
                "cores were idle for %s of their time, as results waited for chunk %d, which took %.1f s (most took %.2f s), with %s",
                percent(cores.behindOrder() / cores.total()),
                chunk.chunk(),
                chunk.seconds(),
                median(),
                inputs(chunk.inputs(), chunk.firstInput())));
    }

    private Optional<Advice> smallChunks() {
        boolean chosen = setting("spark.pool.chunkSize").isPresent();
        return when(
                chosen && cores.scheduling() > MUCH * cores.total() && median() < SMALL_CHUNK_SECONDS,
                "Leave --chunk-size out, or make it larger: chunks then take about half a second",
                "cores waited for tasks for %s of their time, and most chunks took %.0f ms",
                percent(cores.scheduling() / cores.total()),
                1000 * median());
    }

    /** Tells that there were more tasks than cores, if they needed a processor rather than to wait. */
    private Optional<Advice> tooManyCores() {
        int machine = report.machine().cores();
        return when(
                isLocal() && cores.cores() > machine && processors() > NEARLY_ALL * machine,
                "Use --cores %d: more tasks only take turns".formatted(machine),
                "%d tasks at a time on a machine with %d %s, of which all were busy",
                cores.cores(),
                machine,
                machine == 1 ? "core" : "cores");
    }

    private Optional<Advice> unusedCores() {
        int machine = report.machine().cores();
        return when(
                isLocal() && cores.cores() < machine && cores.function() > NEARLY_ALL * cores.total(),
                "Use --cores %d".formatted(machine),
                "%d of %d cores of the machine mapped, and were busy for %s of the time",
                cores.cores(),
                machine,
                percent(cores.function() / cores.total()));
    }

    private Optional<Advice> garbage() {
        Optional<RunReport.Executor> worst = report.executors().stream()
                .filter(executor -> executor.gcSeconds() > MUCH * present(executor))
                .findFirst();
        return worst.map(executor -> new Advice(
                isLocal()
                        ? "Give the driver more memory after --: --driver-memory %dg"
                                .formatted(2
                                        * Math.max(
                                                1, Math.round(report.machine().heapBytes() / (double) (1L << 30))))
                        : "Give executors more memory after --: --executor-memory 4g, for example",
                format(
                        "executor %s collected garbage for %.1f of %.1f s",
                        executor.id(), executor.gcSeconds(), present(executor))));
    }

    private Optional<Advice> retries() {
        long retried = report.counts().retried();
        return when(
                retried >= MIN_RETRIES
                        && retried > MIN_RETRIED_SHARE * report.counts().inputs(),
                "Find out why inputs fail at first: --retries 0 shows the errors",
                "inputs were tried again %,d times",
                retried);
    }

    private Optional<Advice> lostExecutors() {
        long lost = report.counts().lostExecutors();
        String reason = report.executors().stream()
                .flatMap(executor -> executor.reason().stream())
                .findFirst()
                .map(": "::concat)
                .orElse("");
        return when(
                lost > 0,
                "See the logs of the executors; if the system killed them, give them more memory after --: --executor-memory 4g, for example",
                "%d %s lost, and %d %s ran again%s",
                lost,
                lost == 1 ? "executor was" : "executors were",
                report.counts().lostTasks(),
                report.counts().lostTasks() == 1 ? "task" : "tasks",
                reason);
    }

    private Optional<Advice> quarantined() {
        Optional<String> file = report.output().quarantine();
        return when(
                file.isPresent() && report.counts().failed() > 0,
                "See '%s', which says why each of them failed".formatted(file.orElse("")),
                "%,d of %,d inputs failed",
                report.counts().failed(),
                report.counts().inputs());
    }

    /** Returns advice that leads to smaller chunks, or to smaller inputs if a chunk has only one. */
    private String cut(long inputs) {
        return inputs > 1
                ? chunkSize(inputs / (2L * cores.cores()))
                : "Cut this input into smaller ones, or set a limit such as --input-timeout 30s";
    }

    /** Returns advice to set the size of chunks to a power of two. */
    private static String chunkSize(long inputs) {
        return "Cut the inputs into smaller chunks: --chunk-size %d".formatted(Long.highestOneBit(Math.max(1, inputs)));
    }

    private static String inputs(long inputs, Optional<Long> first) {
        String text = format(inputs == 1 ? "one input" : "%,d inputs", inputs);
        return text + first.map(index -> format(", at index %,d", index)).orElse("");
    }

    private double median() {
        return report.chunkTimes().map(RunReport.ChunkTimes::median).orElse(0.0);
    }

    /** Returns how many processors the tasks kept busy, as far as Spark measured it. */
    private double processors() {
        return report.spark().map(RunReport.SparkMetrics::cpuSeconds).orElse(0.0) / mapSeconds;
    }

    private double present(RunReport.Executor executor) {
        return executor.went().orElse(mapSeconds) - executor.came();
    }

    private boolean isLocal() {
        return report.machine().master().startsWith("local");
    }

    private Optional<RunReport.SettingValue> setting(String key) {
        return report.settings().stream()
                .filter(setting ->
                        setting.key().equals(key) && !setting.origin().equals(Setting.DEFAULT))
                .findFirst();
    }

    private static Optional<Advice> when(boolean holds, String advice, String evidence, Object... figures) {
        return holds ? Optional.of(new Advice(advice, format(evidence, figures))) : Optional.empty();
    }

    private static String percent(double share) {
        return format("%.0f %%", 100 * share);
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
