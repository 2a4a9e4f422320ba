package io.sparkpool.sink.table;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.TaskAttemptContext;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.execution.datasources.OutputWriterFactory;
import org.apache.spark.sql.execution.datasources.orc.OrcOutputWriter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;

/** Makes Spark's writers of ORC files, which keep a number of rows in memory: few if they are large. */
final class OrcWriters extends OutputWriterFactory {
    private static final long serialVersionUID = 1;

    private static final String BATCH_ROWS =
            SQLConf.ORC_VECTORIZED_WRITER_BATCH_SIZE().key();
    private static final int USUAL_BATCH_ROWS = 1024;
    private static final int BATCH_BYTES = 4 << 20;

    private final OutputWriterFactory spark;

    OrcWriters(OutputWriterFactory spark) {
        this.spark = spark;
    }

    /** Limits the rows that a writer keeps in memory, if the largest of them has so many bytes. */
    static void limit(Configuration hadoop, long largestRow) {
        long fitting = Math.max(1, BATCH_BYTES / Math.max(1, largestRow));
        hadoop.setInt(BATCH_ROWS, (int) Math.min(fitting, hadoop.getInt(BATCH_ROWS, USUAL_BATCH_ROWS)));
    }

    @Override
    public String getFileExtension(TaskAttemptContext task) {
        return spark.getFileExtension(task);
    }

    @Override
    public OutputWriter newInstance(String path, StructType columns, TaskAttemptContext task) {
        return new OrcOutputWriter(path, columns, task, task.getConfiguration().getInt(BATCH_ROWS, USUAL_BATCH_ROWS));
    }
}
