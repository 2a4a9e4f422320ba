package io.sparkpool.sink.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/** A growing array of rows: for each of them, its length in eight bytes and the bytes of Spark's own format. */
final class RowBuffer {
    static final VarHandle LENGTHS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;
    private static final int MAX_KEPT_BYTES = 1 << 20;

    private byte[] bytes = new byte[256];
    private int size;

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    /**
     * Makes room for a row.
     *
     * @throws IllegalArgumentException if the rows need more than an array can hold
     */
    void reserve(UnsafeRow row) {
        long needed = (long) size + Long.BYTES + row.getSizeInBytes();
        if (needed > MAX_CAPACITY) {
            throw new IllegalArgumentException(
                    "the outputs of the input need 2 GiB or more; let the function return less for each input");
        }
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.max(needed, Math.min(2L * bytes.length, MAX_CAPACITY)));
        }
    }

    /** Appends a row for which there is room. */
    void append(UnsafeRow row) {
        int length = row.getSizeInBytes();
        LENGTHS.set(bytes, size, (long) length);
        row.writeToMemory(bytes, Platform.BYTE_ARRAY_OFFSET + size + Long.BYTES);
        size += Long.BYTES + length;
    }

    /** Removes what was appended since the buffer had this size. */
    void truncate(int formerSize) {
        size = formerSize;
    }

    /** Removes all rows, and frees the memory of large ones. */
    void clear() {
        size = 0;
        bytes = bytes.length > MAX_KEPT_BYTES ? new byte[256] : bytes;
    }
}
