package io.sparkpool.file;

import io.sparkpool.message.UnreadableInputException;
import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * A file that is an input. It describes the file as it was found, and reads it from where the function runs. A file that
 * has changed since then, or is gone, cannot be read: then, as for any other reason, an {@code IOException} says on one
 * line what is wrong with which file. A function need not catch it; its input then fails.
 *
 * <pre>{@code
 * public final class Lines implements Function<InputFile, Long> {
 *     public Long call(InputFile file) throws IOException {
 *         return file.text().lines().count();
 *     }
 * }
 * }</pre>
 *
 * <p>Its text, and what a job prints of it, is its path. Two files are equal if their paths, lengths and times of
 * modification are.
 */
public final class InputFile implements Serializable {
    /** The most that an array can hold in all versions of Java. */
    private static final int MAX_ARRAY_BYTES = Integer.MAX_VALUE - 8;

    /** How a file's time of last modification is compared with the one that the driver saw. */
    enum TimeCheck {
        /** The times of an unchanged file are equal. */
        EXACT,
        /** Some object stores return milliseconds in a list of files, but only seconds for a single file. */
        ROUNDED,
        /** Another machine may have its own copy of the file under the same path, made before the job. */
        OF_A_COPY
    }

    private final String path;
    private final long length;
    private final Instant modificationTime;
    private final Instant found;

    /**
     * Describes a file.
     *
     * @param path its path: as in a shell if it is a local file, else a URI
     * @param length its length in bytes
     * @param modificationTime when it was last modified, in milliseconds
     * @param found when it was found
     */
    public InputFile(String path, long length, Instant modificationTime, Instant found) {
        this.path = Objects.requireNonNull(path, "path is null");
        this.length = length;
        this.modificationTime = Objects.requireNonNull(modificationTime, "modificationTime is null");
        this.found = Objects.requireNonNull(found, "found is null");
    }

    /** Returns the path: as in a shell if it is a local file, else a URI. */
    public String path() {
        return path;
    }

    /** Returns the length in bytes. */
    public long length() {
        return length;
    }

    /** Returns when the file was last modified. */
    public Instant modificationTime() {
        return modificationTime;
    }

    /** Returns when the file was found. */
    public Instant found() {
        return found;
    }

    /**
     * Describes a file of this machine as it is now.
     *
     * @throws IOException if there is no such file
     */
    public static InputFile of(java.nio.file.Path file) throws IOException {
        java.nio.file.Path path = file.toAbsolutePath();
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return of(path, now, Instant.now());
    }

    static InputFile of(java.nio.file.Path path, BasicFileAttributes attributes, Instant found) {
        return new InputFile(path.toString(), attributes.size(), modified(attributes), found);
    }

    /** Returns a path of Hadoop as the user writes it. */
    static String pathOf(Path path) {
        return "file".equals(path.toUri().getScheme()) ? path.toUri().getPath() : path.toString();
    }

    /** Returns the path for Hadoop. */
    public Path hadoopPath() {
        return isLocal() ? new Path("file", null, path) : new Path(path);
    }

    /**
     * Opens the file. The stream is buffered; the caller closes it. If the file turns out to have changed when its end
     * is read, the stream throws an exception instead.
     *
     * @throws IOException if the file cannot be read
     */
    public InputStream open() throws IOException {
        try {
            Configuration hadoop = HadoopConfiguration.current();
            requireUnchanged(hadoop);
            InputStream in = isLocal()
                    ? Files.newInputStream(localPath())
                    : hadoopPath().getFileSystem(hadoop).open(hadoopPath());
            return new UnchangedStream(this, new BufferedInputStream(in), hadoop);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads the whole file.
     *
     * @throws IOException if the file cannot be read, or is too long for an array
     */
    public byte[] bytes() throws IOException {
        if (length > MAX_ARRAY_BYTES) {
            throw new UnreadableInputException(
                    "cannot read '%s' as a whole: its %d bytes are more than the %d that an array can hold; read it bit by bit with open()"
                            .formatted(path, length, MAX_ARRAY_BYTES));
        }
        if (!isLocal()) {
            try (InputStream in = open()) {
                return in.readAllBytes();
            }
        }
        try (FileInputStream in = new FileInputStream(path)) { // faster than the channels of java.nio
            byte[] bytes = in.readNBytes((int) length);
            requireUnchangedLocally();
            return bytes;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Reads the whole file as UTF-8, without the byte-order mark that it may start with.
     *
     * @throws IOException if the file cannot be read, is not UTF-8, or is too long for an array
     */
    public String text() throws IOException {
        byte[] bytes = bytes();
        try {
            String text = StrictUtf8.decode(bytes, 0, bytes.length);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableInputException("cannot read '%s': %s".formatted(path, e.getMessage()), e);
        }
    }

    /**
     * Checks that the file is still the one that was found, so that old and new contents are not mixed.
     *
     * @throws UnreadableInputException if it is not
     * @throws IOException if the file is no longer there
     */
    public void requireUnchanged(Configuration hadoop) throws IOException {
        if (isLocal()) {
            requireUnchangedLocally();
        } else {
            FileStatus now = hadoopPath().getFileSystem(hadoop).getFileStatus(hadoopPath());
            requireUnchanged(now.getLen(), Instant.ofEpochMilli(now.getModificationTime()), TimeCheck.ROUNDED);
        }
    }

    private void requireUnchangedLocally() throws IOException {
        BasicFileAttributes now = Files.readAttributes(localPath(), BasicFileAttributes.class);
        requireUnchanged(
                now.size(), modified(now), ExecutorMachine.isDrivers() ? TimeCheck.EXACT : TimeCheck.OF_A_COPY);
    }

    private void requireUnchanged(long lengthNow, Instant modifiedNow, TimeCheck timeCheck)
            throws UnreadableInputException {
        if (!isUnchanged(lengthNow, modifiedNow, timeCheck)) {
            throw new UnreadableInputException(
                    "cannot read '%s': it was changed while the job was running (%d bytes of %s before, %d bytes of %s now); run the job again when nothing writes to the file"
                            .formatted(path, length, modificationTime, lengthNow, modifiedNow));
        }
    }

    /** Returns whether the file can be the one that was found. */
    boolean isUnchanged(long lengthNow, Instant modifiedNow, TimeCheck timeCheck) {
        boolean sameTime =
                switch (timeCheck) {
                    case EXACT -> modifiedNow.equals(modificationTime);
                    case ROUNDED -> modifiedNow.getEpochSecond() == modificationTime.getEpochSecond();
                    case OF_A_COPY -> modifiedNow.equals(modificationTime) || modifiedNow.isBefore(found);
                };
        return lengthNow == length && sameTime;
    }

    /**
     * Returns an exception that says for a user why the file cannot be read, and on which machine if it is missing
     * there.
     */
    public UnreadableInputException unreadable(IOException cause) {
        return cause instanceof UnreadableInputException explained
                ? explained
                : new UnreadableInputException(
                        "cannot read '%s': %s".formatted(path, ReadFailure.reason(cause, this::isThere)), cause);
    }

    private static Instant modified(BasicFileAttributes attributes) {
        return Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis());
    }

    private boolean isThere() {
        return isLocal() && Files.exists(localPath());
    }

    private boolean isLocal() {
        return path.startsWith(Path.SEPARATOR);
    }

    private java.nio.file.Path localPath() {
        return java.nio.file.Path.of(path);
    }

    /** Returns the path. */
    @Override
    public String toString() {
        return path;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof InputFile file
                && path.equals(file.path)
                && length == file.length
                && modificationTime.equals(file.modificationTime);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
