package io.sparkpool.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The report of a run, as {@code report.json} has it: each component is a field of that name, and an absent value is null
 * there. The schema is {@code run.schema.json}, and the page {@code report.md} describes every field. Durations are in
 * seconds. Points in time within the run are in seconds since the map began, which is when Spark had started.
 *
 * @param schema the name and the version of this form
 * @param run what was run, and how it ended
 * @param versions the versions of everything that took part
 * @param machine the machine of the driver
 * @param settings the settings with their origins, in the order of their keys; secrets are masked
 * @param function the function
 * @param input where the inputs came from
 * @param output where the outputs went
 * @param counts what was counted; all but the lost executors comes from the results of the chunks
 * @param seconds how long the steps of the run took
 * @param coreSeconds what the cores did during the map
 * @param throughput how many inputs were completed and delivered in each interval
 * @param chunkTimes how long the tasks of the chunks took
 * @param slowest the slowest chunks, the slowest one first
 * @param executors the executors that took part, in the order in which they came
 * @param failures the inputs that failed
 * @param advice what would make the run faster or safer
 * @param spark what Spark measured
 * @param chunks the chunks
 */
public record RunReport(
        String schema,
        Run run,
        Versions versions,
        Machine machine,
        List<SettingValue> settings,
        Function function,
        Input input,
        Output output,
        Counts counts,
        Seconds seconds,
        Optional<CoreSeconds> coreSeconds,
        Optional<Throughput> throughput,
        Optional<ChunkTimes> chunkTimes,
        List<SlowChunk> slowest,
        List<Executor> executors,
        Failures failures,
        List<Advice> advice,
        Optional<SparkMetrics> spark,
        Chunks chunks) {
    /** The name and the version of this form. */
    public static final String SCHEMA = "spark-pool/run/1";

    /** Returns the report with other advice. */
    public RunReport withAdvice(List<Advice> other) {
        return with(other, chunks);
    }

    /** Returns the report without the rows of chunks, which are the largest part of it. */
    public RunReport withoutRows() {
        return with(advice, new Chunks(chunks.total(), chunks.total() == 0, List.of()));
    }

    private RunReport with(List<Advice> otherAdvice, Chunks otherChunks) {
        return new RunReport(
                schema,
                run,
                versions,
                machine,
                settings,
                function,
                input,
                output,
                counts,
                seconds,
                coreSeconds,
                throughput,
                chunkTimes,
                slowest,
                executors,
                failures,
                otherAdvice,
                spark,
                otherChunks);
    }

    /** How a run ended, or that it has not. */
    public enum Status {
        /** It runs, or was killed. */
        RUNNING,
        /** All outputs are written. */
        DONE,
        /** It failed. */
        FAILED,
        /** A signal ended it, or whoever read its outputs had enough; then the exit code is 0. */
        INTERRUPTED
    }

    /**
     * What was run, and how it ended.
     *
     * @param id the name of the directory of the report
     * @param status how it ended
     * @param exitCode the exit code of the process; absent while it runs
     * @param start when the process began the run
     * @param end when it ended
     * @param command the words of the command line; secrets are masked
     * @param directory the working directory
     * @param host the name of the machine
     * @param pid the process that runs it, or did
     * @param resumedFrom the id of the run that it continued
     * @param error why it failed, as on standard error
     */
    public record Run(
            String id,
            Status status,
            Optional<Integer> exitCode,
            Instant start,
            Optional<Instant> end,
            List<String> command,
            String directory,
            String host,
            long pid,
            Optional<String> resumedFrom,
            Optional<String> error) {}

    /**
     * The versions of everything that took part.
     *
     * @param job the version of this project
     * @param jar the jar of this project
     * @param jarSha256 its SHA-256, as hexadecimal digits
     * @param spark the version of Spark
     * @param java the version of Java
     * @param system the operating system, its version and the processor
     */
    public record Versions(
            String job, Optional<String> jar, Optional<String> jarSha256, String spark, String java, String system) {}

    /**
     * The machine of the driver.
     *
     * @param cores the cores of the machine
     * @param memoryBytes its memory; absent if it is not known
     * @param heapBytes the largest heap of the driver
     * @param master the master on which the job ran
     */
    public record Machine(int cores, Optional<Long> memoryBytes, long heapBytes, String master) {}

    /** A setting, with its value or the mask of a secret. */
    public record SettingValue(String key, String value, String origin) {}

    /**
     * The function.
     *
     * @param name its name in messages
     * @param jar the jar with its class, if that is not the jar of this project
     * @param jarSha256 the SHA-256 of that jar
     */
    public record Function(String name, Optional<String> jar, Optional<String> jarSha256) {}

    /**
     * Where the inputs came from.
     *
     * @param kind the kind of the source, such as {@code range} or {@code csv}
     * @param path the path that was given
     * @param estimatedInputs the number of inputs that was expected
     * @param files how many files the path named
     * @param bytes how many bytes these have
     * @param listedFiles the first 1,000 of them
     */
    public record Input(
            String kind,
            Optional<String> path,
            Optional<Long> estimatedInputs,
            Optional<Long> files,
            Optional<Long> bytes,
            List<InputFile> listedFiles) {}

    /**
     * An input file.
     *
     * @param modified when it was written last
     */
    public record InputFile(String path, long bytes, Instant modified) {}

    /**
     * Where the outputs went.
     *
     * @param kind the kind of the sink, such as {@code list} or {@code parquet}
     * @param path the path at which they were published; absent if they went to standard output
     * @param quarantine the file for failing inputs
     * @param digest the CRC-32C of the outputs as eight hexadecimal digits
     */
    public record Output(String kind, Optional<String> path, Optional<String> quarantine, Optional<String> digest) {}

    /**
     * What was counted. Of a run that ended early, inputs and outputs are those that had been delivered.
     *
     * @param inputs how many inputs were mapped or quarantined
     * @param outputs how many outputs they have
     * @param failed how many of the inputs were quarantined; at the end of a run that failed at an input, one more
     * @param retried how many times inputs were tried again
     * @param resumed how many of the inputs an earlier run had mapped
     * @param chunks how many chunks were delivered
     * @param waves how many waves were submitted
     * @param taskAttempts how many tasks were started for the results that arrived
     * @param lostTasks how many of these were lost, so that Spark started others in their place
     * @param lostExecutors how many executors were lost
     */
    public record Counts(
            long inputs,
            long outputs,
            long failed,
            long retried,
            long resumed,
            long chunks,
            long waves,
            long taskAttempts,
            long lostTasks,
            long lostExecutors) {}

    /**
     * How long the steps of the run took; absent if a step did not take place.
     *
     * @param prepare from the start of the process until Spark was asked to start
     * @param start until Spark had started
     * @param map until all outputs were written
     * @param firstOutput from the start of the process until the first outputs were delivered
     * @param publish until the outputs were published
     * @param stop until Spark had stopped
     * @param total the sum of the steps
     */
    public record Seconds(
            Optional<Double> prepare,
            Optional<Double> start,
            Optional<Double> map,
            Optional<Double> firstOutput,
            Optional<Double> publish,
            Optional<Double> stop,
            double total) {}

    /**
     * What the cores did during the map. The parts add up to the total.
     *
     * @param cores how many tasks ran at a time, at most
     * @param total the length of the map times the number of cores
     * @param function reading inputs, calling the function, encoding outputs
     * @param serialization deserializing the function and serializing results
     * @param files writing the files of a table
     * @param scheduling idle although a chunk was waiting for a core
     * @param behindOrder idle because the chunks that could be submitted had been: results wait for an earlier chunk, or
     *     inputs come slowly
     * @param atEnd idle because all inputs had been submitted
     * @param absent the core's executor had not come yet, or was lost
     */
    public record CoreSeconds(
            int cores,
            double total,
            double function,
            double serialization,
            double files,
            double scheduling,
            double behindOrder,
            double atEnd,
            double absent) {}

    /**
     * How many inputs were completed and delivered in each interval.
     *
     * @param intervalSeconds the length of an interval
     * @param completed how many inputs were mapped in each interval, as columns of one table with {@code delivered}
     * @param delivered how many were handed on in order
     */
    public record Throughput(double intervalSeconds, List<Long> completed, List<Long> delivered) {}

    /**
     * How long the tasks of the chunks took.
     *
     * @param histogram how many chunks took how long; the intervals are adjacent
     */
    public record ChunkTimes(
            double min,
            double p25,
            double median,
            double p75,
            double p95,
            double max,
            double mean,
            List<Interval> histogram) {}

    /** How many chunks took at least {@code from} seconds and less than {@code to}. */
    public record Interval(double from, double to, long chunks) {}

    /**
     * A slow chunk.
     *
     * @param chunk its number
     * @param firstInput the index of its first input; absent if it was not delivered
     */
    public record SlowChunk(long chunk, Optional<Long> firstInput, long inputs, double seconds, String executor) {}

    /**
     * An executor.
     *
     * @param id Spark's id
     * @param host where it ran, if Spark told
     * @param cores how many tasks ran on it at a time
     * @param came when it came, in seconds since the map began; 0 if it was there before
     * @param went when it was lost or given back; absent if it stayed
     * @param reason why it went, as Spark says
     * @param chunks how many results it sent
     * @param functionSeconds how long its tasks mapped
     * @param gcSeconds how long it collected garbage meanwhile
     */
    public record Executor(
            String id,
            Optional<String> host,
            int cores,
            double came,
            Optional<Double> went,
            Optional<String> reason,
            long chunks,
            double functionSeconds,
            double gcSeconds) {}

    /**
     * The inputs that failed.
     *
     * @param count how many
     * @param first the first 100 of them
     */
    public record Failures(long count, List<FailedInput> first) {}

    /**
     * An input that failed.
     *
     * @param input its text, shortened
     */
    public record FailedInput(long index, String input, String reason) {}

    /**
     * What would make the run faster or safer.
     *
     * @param advice what to do
     * @param evidence what was measured
     */
    public record Advice(String advice, String evidence) {}

    /**
     * What Spark measured. It is known for some tasks only, as Spark may drop it.
     *
     * @param tasks the number of tasks for which it is known
     * @param missing the number of results for which it is not
     * @param cpuSeconds how long the tasks used a processor
     * @param deserializeSeconds how long Spark took to deserialize them
     * @param resultBytes how many bytes they sent
     */
    public record SparkMetrics(
            long tasks, long missing, double cpuSeconds, double deserializeSeconds, long resultBytes) {}

    /**
     * The chunks, in the order of their numbers; in JSON a column for each component of a row.
     *
     * @param total how many parts of chunks arrived
     * @param complete whether all of them are rows; otherwise the rows are the failed ones, the slowest ones and a sample
     * @param rows at most 10,000 rows
     * @param busy what the cores did, whole; absent if all chunks and all tasks that write files are listed, which tell it
     * @param files the tasks that wrote files of a table; absent if there were none
     */
    public record Chunks(
            long total, boolean complete, List<ChunkRow> rows, Optional<BusyCores> busy, Optional<FileTasks> files) {
        /** Creates chunks that are rows, or none. */
        public Chunks(long total, boolean complete, List<ChunkRow> rows) {
            this(total, complete, rows, Optional.empty(), Optional.empty());
        }

        /** Returns the tasks that wrote files, as far as they are listed. */
        public List<FileTask> listedFiles() {
            return files.isPresent() ? files.get().first() : List.of();
        }

        /** Returns whether everything that a core did is listed. */
        public boolean isWhole() {
            return complete
                    && (files.isEmpty() || files.get().count() == listedFiles().size());
        }
    }

    /**
     * The tasks that wrote files of a table, during the map.
     *
     * @param count how many wrote files
     * @param first the first 1,000 of them, in the order in which they ended
     */
    public record FileTasks(long count, List<FileTask> first) {}

    /**
     * A task that wrote files of a table.
     *
     * @param executor the executor that ran it
     * @param lane the core; tasks of a lane do not overlap
     * @param start when it began
     * @param end when it had written
     */
    public record FileTask(String executor, int lane, double start, double end) {}

    /**
     * How long cores were busy over time.
     *
     * @param intervalSeconds the length of an interval
     * @param cores the first 256 cores, in the order of their numbers
     */
    public record BusyCores(double intervalSeconds, List<BusyCore> cores) {}

    /**
     * How long a core was busy.
     *
     * @param lane its number
     * @param chunks how many chunks, or parts of chunks, it mapped
     * @param inputs how many inputs it mapped
     * @param seconds how long it was busy in each interval, with the files of a table as well
     */
    public record BusyCore(int lane, long chunks, long inputs, List<Double> seconds) {}

    /**
     * A chunk, or a part of one.
     *
     * @param chunk the number of the chunk
     * @param wave the number of its wave
     * @param firstInput the index of its first input; absent if it was not delivered
     * @param inputs how many inputs were mapped or failed
     * @param outputs how many outputs they have
     * @param failed how many of the inputs failed
     * @param attempts how many tasks were started for it
     * @param executor the executor that sent the result
     * @param lane the core, from 0 to one less than the number of cores; tasks of a lane do not overlap
     * @param submitted when its wave was submitted
     * @param start when its task began
     * @param end when its task had mapped and serialized
     * @param delivered when its outputs were handed on; absent if they were not
     * @param digest the CRC-32C of all outputs up to here; absent if it is not known
     */
    public record ChunkRow(
            long chunk,
            long wave,
            Optional<Long> firstInput,
            long inputs,
            long outputs,
            long failed,
            int attempts,
            String executor,
            int lane,
            double submitted,
            double start,
            double end,
            Optional<Double> delivered,
            Optional<String> digest) {}
}
