package io.sparkpool.sink.table;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;

/** The files that a task writes of a group of rows. It gets all rows once, or several times. Used by one thread. */
interface TaskFiles {
    /** Opens files. */
    @FunctionalInterface
    interface Opener {
        /** Creates a file; its directory exists on file systems that need it. */
        OutputWriter open(Path path) throws IOException;
    }

    /** Writes a row, unless it was written before or has to wait for the next pass. */
    void write(InternalRow row) throws IOException;

    /** Ends a pass over the rows; returns whether they have to come again. */
    boolean endPass() throws IOException;

    /** Returns how many rows have been written. */
    long rows();

    /** Returns the paths of the files, relative to the directory of the group. */
    List<String> files();

    /** Closes what is open, after a failure. */
    void abandon();

    /** Closes a file whose contents nobody needs. */
    static void closeQuietly(OutputWriter file) {
        try {
            file.close();
        } catch (Exception | Error alreadyFailed) { // Scala throws checked exceptions without declaring them
            // the task ends with the exception that came first
        }
    }
}
