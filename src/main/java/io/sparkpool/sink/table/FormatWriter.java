package io.sparkpool.sink.table;

import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.mapreduce.Job;
import org.apache.hadoop.mapreduce.JobID;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.hadoop.mapreduce.TaskAttemptID;
import org.apache.hadoop.mapreduce.TaskID;
import org.apache.hadoop.mapreduce.TaskType;
import org.apache.hadoop.mapreduce.lib.output.FileOutputFormat;
import org.apache.hadoop.mapreduce.task.TaskAttemptContextImpl;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.CaseInsensitiveMap$;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSourceUtils;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Writes files in one of Spark's formats, in tasks.
 *
 * @param columns the columns of the table
 * @param factory makes Spark's writers
 * @param settings the settings of Hadoop for them
 * @param timeZone the time zone of times in the names of directories
 * @param run what the names of all files of this run have in common
 */
record FormatWriter(
        TableColumns columns,
        OutputWriterFactory factory,
        SerializableConfiguration settings,
        String timeZone,
        String run)
        implements Serializable {
    private static final String LOCAL_FILES = "fs.file.impl";

    /** How much of the memory the blocks of all open files may take; Parquet would take nearly all of it. */
    private static final String PARQUET_MEMORY = "parquet.memory.pool.ratio";

    /** The least share of it for a file. Parquet fails if the share is smaller; 0 lets it write smaller blocks instead. */
    private static final String PARQUET_LEAST_MEMORY = "parquet.memory.min.chunk.size";

    /** After how many rows Parquet looks how much memory they take; by default 100, which may be too large. */
    private static final String PARQUET_ROWS_BETWEEN_CHECKS = "parquet.page.size.row.check.min";

    /**
     * Prepares writers on the driver, as Spark does; Spark has to run.
     *
     * @param contents the directory of the table
     */
    static FormatWriter prepare(TableFormat format, TableColumns columns, Path contents, String run)
            throws IOException {
        SparkSession session =
                SparkSession.builder().sparkContext(SparkContext.getOrCreate()).getOrCreate();
        scala.collection.immutable.Map<String, String> options =
                CaseInsensitiveMap$.MODULE$.apply(WriterOptions.scala(format.options(columns.dataColumns())));
        Job job = Job.getInstance(session.sessionState().newHadoopConfWithOptions(options));
        job.setOutputKeyClass(Void.class);
        job.setOutputValueClass(InternalRow.class);
        FileOutputFormat.setOutputPath(job, contents);
        DataSourceUtils.mergeWriteOptionsIntoHadoopConf(options, job.getConfiguration());
        OutputWriterFactory spark = format.spark().prepareWrite(session, job, options, columns.dataColumns());
        OutputWriterFactory factory = format.isOrc() ? new OrcWriters(spark) : spark;
        String timeZone = format.option("timeZone")
                .orElseGet(() -> session.sessionState().conf().sessionLocalTimeZone());
        return new FormatWriter(columns, factory, new SerializableConfiguration(job.getConfiguration()), timeZone, run);
    }

    /** Returns the settings of Hadoop, for one task. */
    Configuration configuration() {
        Configuration hadoop = new Configuration(settings.value());
        if (hadoop.get(LOCAL_FILES) == null) { // without files of checksums
            hadoop.setClass(LOCAL_FILES, RawLocalFileSystem.class, RawLocalFileSystem.class);
            hadoop.setBoolean(LOCAL_FILES + ".disable.cache", true);
        }
        hadoop.setIfUnset(PARQUET_MEMORY, "0.3");
        hadoop.setIfUnset(PARQUET_LEAST_MEMORY, "0");
        hadoop.setIfUnset(PARQUET_ROWS_BETWEEN_CHECKS, "1");
        return hadoop;
    }

    /**
     * Starts the files of a group of rows.
     *
     * @param directory a directory that exists, which stands for the directory of the table
     */
    TaskFiles open(Path directory, RowGroup group, Configuration hadoop) throws IOException {
        OrcWriters.limit(hadoop, group.largestRow());
        TaskAttemptContext task = task(hadoop);
        String name = "part-%06d-%s%s".formatted(group.number(), run, factory.getFileExtension(task));
        FileSystem files = StageFiles.of(directory, hadoop);
        TaskFiles.Opener opener = path -> {
            files.getFileStatus(directory); // Hadoop would make a stage that was removed again
            return newWriter(path, task);
        };
        return columns.partitions().isEmpty()
                ? new SingleFile(new Path(directory, name), opener)
                : new PartitionFiles(directory, name, columns, timeZone, opener);
    }

    private OutputWriter newWriter(Path path, TaskAttemptContext task) {
        return factory.newInstance(path.toString(), columns.dataColumns(), task);
    }

    /** Returns what Hadoop's formats know of the task, which is the only one of its directory. */
    private static TaskAttemptContext task(Configuration hadoop) {
        TaskAttemptID id = new TaskAttemptID(new TaskID(new JobID("spark-pool", 0), TaskType.MAP, 0), 0);
        hadoop.set("mapreduce.job.id", id.getJobID().toString());
        hadoop.set("mapreduce.task.id", id.getTaskID().toString());
        hadoop.set("mapreduce.task.attempt.id", id.toString());
        hadoop.setBoolean("mapreduce.task.ismap", true);
        hadoop.setInt("mapreduce.task.partition", 0);
        return new TaskAttemptContextImpl(hadoop, id);
    }
}
