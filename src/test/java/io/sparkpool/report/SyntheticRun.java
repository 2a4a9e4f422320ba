package io.sparkpool.report;

import io.sparkpool.report.RunReport.ChunkRow;
import io.sparkpool.report.RunReport.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Makes reports of runs that never took place, by playing a map on cores that need random times. */
public final class SyntheticRun {
    private static final Instant START = Instant.parse("2026-03-14T09:26:53.589Z");
    private static final int MAX_ROWS = 10_000;
    private static final int MAX_FILES = 1_000;

    private final Random random = new Random(17);
    private final int cores;
    private final int chunks;
    private final List<ChunkRow> rows = new ArrayList<>();
    private final List<RunReport.FileTask> files = new ArrayList<>();
    private final List<RunReport.FailedInput> failures = new ArrayList<>();
    private final List<RunReport.Advice> advice = new ArrayList<>();
    private long inputsPerChunk = 64;
    private double chunkSeconds = 0.4;
    private double startSeconds = 0.52;
    private int executors = 1;
    private int failEvery = Integer.MAX_VALUE;
    private int slowChunk = -1;
    private int fileTasks;
    private String function = "my.Price";
    private String hostile = "";
    private Status status = Status.DONE;
    private double idleBehindOrder;

    public SyntheticRun(int cores, int chunks) {
        this.cores = cores;
        this.chunks = chunks;
    }

    public SyntheticRun inputsPerChunk(long inputs) {
        inputsPerChunk = inputs;
        return this;
    }

    /** The seconds that most chunks take. */
    public SyntheticRun chunkSeconds(double seconds) {
        chunkSeconds = seconds;
        return this;
    }

    /** One chunk takes ten times as long. */
    public SyntheticRun slowChunk(int chunk) {
        slowChunk = chunk;
        return this;
    }

    /** Cores are those of several executors, of which the last one is lost. */
    public SyntheticRun executors(int count) {
        executors = count;
        return this;
    }

    /** After the chunks, cores write files of a table, which takes as long as a chunk. */
    public SyntheticRun fileTasks(int count) {
        fileTasks = count;
        return this;
    }

    public SyntheticRun failEvery(int thisManyChunks) {
        failEvery = thisManyChunks;
        return this;
    }

    public SyntheticRun function(String name) {
        function = name;
        return this;
    }

    /** All texts of the report contain this. */
    public SyntheticRun hostile(String text) {
        hostile = text;
        function = function + text;
        return this;
    }

    public SyntheticRun status(Status ended) {
        status = ended;
        return this;
    }

    public SyntheticRun advice(String text, String evidence) {
        advice.add(new RunReport.Advice(text, evidence));
        return this;
    }

    /** Returns the report as it is written when the run starts. */
    public RunReport started() {
        status = Status.RUNNING;
        RunReport.Seconds none = new RunReport.Seconds(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
        return report(
                none, Optional.empty(), Optional.empty(), Optional.empty(), new RunReport.Chunks(0, true, List.of()));
    }

    /** Returns the report of the whole run. */
    public RunReport report() {
        double map = play();
        RunReport.Seconds seconds = new RunReport.Seconds(
                Optional.of(0.21),
                Optional.of(startSeconds),
                Optional.of(map),
                rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(0.21 + startSeconds + rows.get(0).end()),
                Optional.empty(),
                Optional.of(0.09),
                0.3 + startSeconds + map);
        return report(
                seconds,
                Optional.of(coreSeconds(map)),
                chunks == 0 ? Optional.empty() : Optional.of(throughput(map)),
                chunks == 0 ? Optional.empty() : Optional.of(chunkTimes()),
                new RunReport.Chunks(
                        chunks,
                        chunks <= MAX_ROWS,
                        sampled(),
                        chunks <= MAX_ROWS && fileTasks <= MAX_FILES ? Optional.empty() : Optional.of(busyCores(map)),
                        fileTasks == 0
                                ? Optional.empty()
                                : Optional.of(new RunReport.FileTasks(
                                        fileTasks,
                                        files.stream().limit(MAX_FILES).toList()))));
    }

    private double play() {
        double[] free = new double[cores];
        double deliveredAt = 0;
        double[] waveDelivered = new double[chunks / (4 * cores) + 2];
        for (int i = 0; i < chunks; i++) {
            int wave = i / (4 * cores);
            double submitted = wave < 2 ? 0.001 * wave : waveDelivered[wave - 2];
            int lane = 0;
            for (int other = 1; other < cores; other++) {
                lane = free[other] < free[lane] ? other : lane;
            }
            double start = Math.max(free[lane], submitted) + chunkSeconds * 0.01;
            idleBehindOrder += Math.max(0, submitted - free[lane]);
            double end =
                    start + chunkSeconds * (0.6 + 0.5 * Math.abs(random.nextGaussian())) * (i == slowChunk ? 10 : 1);
            free[lane] = end;
            deliveredAt = Math.max(deliveredAt, end) + chunkSeconds * 0.001;
            waveDelivered[wave] = deliveredAt;
            boolean fails = i % failEvery == failEvery - 1;
            String executor = executors == 1 ? "driver" : Integer.toString(lane * executors / cores);
            long first = i * inputsPerChunk;
            if (fails) {
                failures.add(new RunReport.FailedInput(
                        first + 3, "'order " + i + hostile + "'", "ArithmeticException: price is negative" + hostile));
            }
            rows.add(new ChunkRow(
                    i,
                    wave,
                    Optional.of(first),
                    inputsPerChunk,
                    inputsPerChunk - (fails ? 1 : 0),
                    fails ? 1 : 0,
                    i % 97 == 50 ? 2 : 1,
                    executor + hostile,
                    lane,
                    submitted,
                    start,
                    end,
                    Optional.of(deliveredAt),
                    Optional.of(Long.toHexString(1L << 32 | i * 2_654_435_761L & 0xffffffffL)
                            .substring(1))));
        }
        return writeFiles(deliveredAt) + 0.01;
    }

    private double writeFiles(double from) {
        double[] free = new double[cores];
        Arrays.fill(free, from);
        for (int i = 0; i < fileTasks; i++) {
            int lane = i % cores;
            files.add(new RunReport.FileTask("driver" + hostile, lane, free[lane], free[lane] + chunkSeconds));
            free[lane] += chunkSeconds;
        }
        return Arrays.stream(free).max().orElseThrow();
    }

    private List<ChunkRow> sampled() {
        if (chunks <= MAX_ROWS) {
            return List.copyOf(rows);
        }
        int step = chunks / (MAX_ROWS / 2) + 1;
        double slow = slowest(200).get(199).seconds();
        return rows.stream()
                .filter(row -> row.chunk() % step == 0 || row.failed() > 0 || row.end() - row.start() >= slow)
                .toList();
    }

    private RunReport.BusyCores busyCores(double map) {
        List<RunReport.BusyCore> busy = new ArrayList<>();
        for (int i = 0; i < cores; i++) {
            int number = i;
            List<ChunkRow> own =
                    rows.stream().filter(row -> row.lane() == number).toList();
            List<RunReport.FileTask> ownFiles =
                    files.stream().filter(task -> task.lane() == number).toList();
            Lane lane = new Lane(number, own, ownFiles, Optional.empty(), 1);
            List<Double> seconds = Arrays.stream(lane.busyShares(150, map))
                    .mapToObj(share -> share * map / 150)
                    .toList();
            busy.add(new RunReport.BusyCore(number, lane.chunks(), lane.inputs(), seconds));
        }
        return new RunReport.BusyCores(map / 150, busy);
    }

    private RunReport.CoreSeconds coreSeconds(double map) {
        double busy = rows.stream().mapToDouble(row -> row.end() - row.start()).sum();
        double total = cores * map;
        double writing = fileTasks * chunkSeconds;
        double idle = total - busy - writing;
        double behind = Math.min(idle, idleBehindOrder);
        double scheduling = Math.min(idle - behind, chunks * chunkSeconds * 0.01);
        return new RunReport.CoreSeconds(
                cores,
                total,
                busy * 0.97,
                busy - busy * 0.97,
                writing,
                scheduling,
                behind,
                total - busy - writing - behind - scheduling,
                0);
    }

    private RunReport.Throughput throughput(double map) {
        double interval = map / 60;
        Long[] completed = new Long[61];
        Long[] delivered = new Long[61];
        Arrays.fill(completed, 0L);
        Arrays.fill(delivered, 0L);
        for (ChunkRow row : rows) {
            completed[(int) (row.end() / interval)] += row.inputs();
            delivered[(int) (row.delivered().orElseThrow() / interval)] += row.inputs();
        }
        return new RunReport.Throughput(interval, List.of(completed), List.of(delivered));
    }

    private RunReport.ChunkTimes chunkTimes() {
        double[] times = rows.stream()
                .mapToDouble(row -> row.end() - row.start())
                .sorted()
                .toArray();
        List<RunReport.Interval> histogram = new ArrayList<>();
        double min = times[0];
        double max = times[times.length - 1];
        double from = Math.pow(2, Math.floor(2 * Math.log(min) / Math.log(2)) / 2);
        while (from <= max) {
            double low = from;
            double high = from * Math.sqrt(2);
            long count = Arrays.stream(times)
                    .filter(time -> time >= low && time < high)
                    .count();
            histogram.add(new RunReport.Interval(low, high, count));
            from = high;
        }
        return new RunReport.ChunkTimes(
                min,
                times[times.length / 4],
                times[times.length / 2],
                times[times.length * 3 / 4],
                times[(int) (times.length * 0.95)],
                max,
                Arrays.stream(times).average().orElseThrow(),
                histogram);
    }

    private List<RunReport.SlowChunk> slowest(int count) {
        return rows.stream()
                .sorted(Comparator.comparingDouble(row -> row.start() - row.end()))
                .limit(count)
                .map(row -> new RunReport.SlowChunk(
                        row.chunk(), row.firstInput(), row.inputs(), row.end() - row.start(), row.executor()))
                .toList();
    }

    private List<RunReport.Executor> executorsSeen() {
        return Stream.iterate(0, i -> i + 1)
                .limit(rows.isEmpty() ? 0 : executors)
                .map(this::executor)
                .toList();
    }

    private RunReport.Executor executor(int number) {
        String id = (executors == 1 ? "driver" : Integer.toString(number)) + hostile;
        List<ChunkRow> own =
                rows.stream().filter(row -> row.executor().equals(id)).toList();
        double busy = own.stream().mapToDouble(row -> row.end() - row.start()).sum();
        boolean lost = executors > 1 && number == executors - 1;
        double last = own.stream().mapToDouble(ChunkRow::end).max().orElse(0);
        return new RunReport.Executor(
                id,
                Optional.of("node" + number + ".example.org" + hostile),
                cores / executors,
                number == 0 ? 0 : 0.1 * number,
                lost ? Optional.of(last) : Optional.empty(),
                lost ? Optional.of("Executor heartbeat timed out" + hostile) : Optional.empty(),
                own.size(),
                busy,
                busy * 0.03);
    }

    private RunReport report(
            RunReport.Seconds seconds,
            Optional<RunReport.CoreSeconds> coreSeconds,
            Optional<RunReport.Throughput> throughput,
            Optional<RunReport.ChunkTimes> chunkTimes,
            RunReport.Chunks kept) {
        boolean ran = status != Status.RUNNING;
        long inputs = rows.size() * inputsPerChunk;
        long later = rows.stream().filter(row -> row.attempts() > 1).count();
        return new RunReport(
                RunReport.SCHEMA,
                new RunReport.Run(
                        "20260314-092653-price" + hostile,
                        status,
                        ran ? Optional.of(status == Status.DONE ? 0 : 1) : Optional.empty(),
                        START,
                        ran ? Optional.of(START.plusMillis((long) (seconds.total() * 1000))) : Optional.empty(),
                        List.of(
                                "./submit.sh",
                                "-i",
                                "data/orders.csv",
                                "-f",
                                function,
                                "-o",
                                "priced" + hostile + ".parquet"),
                        "/srv/pricing" + hostile,
                        "workstation" + hostile,
                        4242,
                        Optional.empty(),
                        status == Status.FAILED
                                ? Optional.of(function + " failed at input 1,219 ('order 19'): price is negative; "
                                        + "correct the input or set --on-error quarantine" + hostile)
                                : Optional.empty()),
                new RunReport.Versions(
                        "1.0.0",
                        Optional.of("target/spark-pool.jar"),
                        Optional.of("9f".repeat(32)),
                        "4.2.0",
                        "17.0.12",
                        "Linux 6.1 amd64" + hostile),
                new RunReport.Machine(
                        8, Optional.of(33_554_432_000L), 2_147_483_648L, "local[" + cores + "]" + hostile),
                settings(),
                new RunReport.Function(function, Optional.empty(), Optional.empty()),
                new RunReport.Input(
                        "csv",
                        Optional.of("data/orders.csv" + hostile),
                        Optional.of(inputs),
                        Optional.of(1L),
                        Optional.of(12_345_678L),
                        List.of(new RunReport.InputFile("data/orders.csv" + hostile, 12_345_678, START))),
                new RunReport.Output(
                        "parquet",
                        Optional.of("priced" + hostile + ".parquet"),
                        Optional.empty(),
                        ran ? Optional.of("57115cc6") : Optional.empty()),
                new RunReport.Counts(
                        inputs,
                        inputs - failures.size(),
                        failures.size(),
                        failures.size() * 2L,
                        0,
                        rows.size(),
                        rows.isEmpty() ? 0 : rows.get(rows.size() - 1).wave() + 1,
                        rows.size() + later,
                        later,
                        executors > 1 ? 1 : 0),
                seconds,
                coreSeconds,
                throughput,
                chunkTimes,
                slowest(10),
                executorsSeen(),
                new RunReport.Failures(
                        failures.size(), failures.stream().limit(100).toList()),
                List.copyOf(advice),
                rows.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RunReport.SparkMetrics(rows.size() - 1, 1, 1.5, 0.02, 123_456)),
                kept);
    }

    private List<RunReport.SettingValue> settings() {
        return List.of(
                new RunReport.SettingValue("spark.master", "local[" + cores + "]", "--cores"),
                new RunReport.SettingValue(
                        "spark.pool.chunkSize", Long.toString(inputsPerChunk), "conf/job.properties"),
                new RunReport.SettingValue("spark.pool.function", function, "--function"),
                new RunReport.SettingValue("spark.pool.input.path", "data/orders.csv" + hostile, "--input"),
                new RunReport.SettingValue(
                        "spark.pool.jdbc.password", "*********(redacted)", "conf/job.properties" + hostile));
    }
}
