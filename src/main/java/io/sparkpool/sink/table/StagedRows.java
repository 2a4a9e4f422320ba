package io.sparkpool.sink.table;

import java.io.Closeable;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** Reads a file of rows from the stage, and checks that they are complete. Used by one thread. */
final class StagedRows implements Closeable {
    private final Path path;
    private final long expected;
    private final InputStream in;
    private final UnsafeRow row;
    private byte[] block = new byte[1 << 16];
    private int start;
    private int end;
    private long rows;

    private StagedRows(Path path, long expected, InputStream in, int columns) {
        this.path = path;
        this.expected = expected;
        this.in = in;
        this.row = new UnsafeRow(columns);
    }

    /**
     * Opens a file.
     *
     * @param columns how many columns a row has
     * @throws IOException if it cannot be read, or has another length than was written
     */
    static StagedRows open(Path directory, StagedFile file, int columns, Configuration hadoop) throws IOException {
        Path path = new Path(directory, file.name());
        FileSystem files = StageFiles.of(path, hadoop);
        long bytes = length(path, files);
        if (bytes != file.bytes()) {
            throw damaged(path, "it has %d bytes, and %d were written".formatted(bytes, file.bytes()));
        }
        InputStream rows = RowFile.compression().compressedInputStream(files.open(path));
        return new StagedRows(path, file.rows(), rows, columns);
    }

    private static long length(Path path, FileSystem files) throws IOException {
        try {
            return files.getFileStatus(path).getLen();
        } catch (FileNotFoundException e) {
            throw new IOException(
                    "the rows that another task has written to '%s' are not there; on a cluster, name a path that all machines share"
                            .formatted(path),
                    e);
        }
    }

    private static IOException damaged(Path path, String why) {
        return new IOException("the file of rows '%s' is damaged: %s".formatted(path, why));
    }

    /** Moves to the next row, if there is one; {@link #row} returns it. */
    boolean next() throws IOException {
        if (!has(Long.BYTES)) {
            if (start < end || rows != expected) {
                throw damaged(path, "it ends after %d of %d rows".formatted(rows, expected));
            }
            return false;
        }
        long length = (long) RowBuffer.LENGTHS.get(block, start);
        if (length < 0 || length > Integer.MAX_VALUE - Long.BYTES || length % Long.BYTES != 0 || rows == expected) {
            throw damaged(path, "there is no row where one should start");
        }
        start += Long.BYTES;
        if (!has((int) length)) {
            throw damaged(path, "it ends inside row %d of %d".formatted(rows, expected));
        }
        row.pointTo(block, Platform.BYTE_ARRAY_OFFSET + start, (int) length);
        start += (int) length;
        rows++;
        return true;
    }

    /** Returns the present row, which is valid until the next one is read. */
    UnsafeRow row() {
        return row;
    }

    /** Reads until there are so many bytes; returns whether the file has them. */
    private boolean has(int bytes) throws IOException {
        if (end - start < bytes) {
            makeRoom(bytes);
            while (end - start < bytes) {
                int read = in.read(block, end, block.length - end);
                if (read < 0) {
                    return false;
                }
                end += read;
            }
        }
        return true;
    }

    private void makeRoom(int bytes) {
        byte[] target = block.length < bytes ? new byte[Math.max(bytes, 2 * Math.min(block.length, 1 << 29))] : block;
        System.arraycopy(block, start, target, 0, end - start);
        end -= start;
        start = 0;
        block = target;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
