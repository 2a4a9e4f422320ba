package io.sparkpool.pool.task;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * What a task sends to the driver: an array of bytes, as Spark's serializer need not know the classes of this project. It
 * has the serialized result, then what the task measured, and then the length of the latter, as an {@code int}.
 *
 * @param bytes the array; who reads the result stops at its end
 * @param isLeft whether there is no result, as the task left it for the driver in {@link InProcessResults}
 * @param times what the task measured
 */
public record TaskOutput(byte[] bytes, boolean isLeft, TaskTimes times) {
    private static final byte[] NOTHING = {};

    /** Checks that nothing is missing. The array is not copied, as it may be large. */
    public TaskOutput {
        Objects.requireNonNull(bytes, "bytes is null");
        Objects.requireNonNull(times, "times is null");
    }

    /** Returns what a task sends that left its result for the driver. */
    static byte[] left(TaskTimes times) {
        return of(NOTHING, times);
    }

    /** Returns what a task sends with its serialized result. */
    static byte[] of(byte[] result, TaskTimes times) {
        byte[] measured = write(times);
        int end = result.length + measured.length;
        byte[] all = Arrays.copyOf(result, end + Integer.BYTES);
        System.arraycopy(measured, 0, all, result.length, measured.length);
        ByteBuffer.wrap(all).putInt(end, measured.length);
        return all;
    }

    /** Reads what a task has sent. */
    public static TaskOutput read(byte[] sent) {
        int end = sent.length - Integer.BYTES;
        int length = ByteBuffer.wrap(sent).getInt(end);
        int start = end - length;
        return new TaskOutput(sent, start == 0, read(new ByteArrayInputStream(sent, start, length)));
    }

    private static byte[] write(TaskTimes times) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(times.executor());
            out.writeInt(times.attempt());
            out.writeLong(times.startMicros());
            out.writeLong(times.openNanos());
            out.writeLong(times.mapNanos());
            out.writeLong(times.serializeNanos());
            out.writeLong(times.gcBeforeMillis());
            out.writeLong(times.gcAfterMillis());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static TaskTimes read(ByteArrayInputStream bytes) {
        try (DataInputStream in = new DataInputStream(bytes)) {
            return new TaskTimes(
                    in.readUTF(),
                    in.readInt(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong(),
                    in.readLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
