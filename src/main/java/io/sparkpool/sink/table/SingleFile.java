package io.sparkpool.sink.table;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;

/** One file for all rows of a group. It is created also if there are none, as it has the columns. */
final class SingleFile implements TaskFiles {
    private final Path path;
    private final OutputWriter file;
    private long rows;

    SingleFile(Path path, Opener opener) throws IOException {
        this.path = path;
        this.file = opener.open(path);
    }

    @Override
    public void write(InternalRow row) {
        file.write(row);
        rows++;
    }

    @Override
    public boolean endPass() {
        file.close();
        return false;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public List<String> files() {
        return List.of(path.getName());
    }

    @Override
    public void abandon() {
        TaskFiles.closeQuietly(file);
    }
}
