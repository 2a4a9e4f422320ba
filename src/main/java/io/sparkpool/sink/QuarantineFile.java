package io.sparkpool.sink;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.publish.Publication;
import io.sparkpool.row.JsonText;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * Writes failing inputs to a file, one JSON object per line, in input order:
 * {@code {"index": 3, "input": 0, "error": "ArithmeticException: / by zero"}}. An input is written as
 * {@link JsonText} writes it. The file appears only when it is complete, and replaces one that was there
 * before.
 */
public final class QuarantineFile implements AutoCloseable {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final AtomicFile file;
    private final JsonGenerator records;

    private QuarantineFile(AtomicFile file) throws IOException {
        this.file = file;
        this.records = JSON.createGenerator(file.stream(), JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .enable(JsonGenerator.Feature.ESCAPE_NON_ASCII) // UTF-8 cannot encode all strings
                .setRootValueSeparator(new SerializedString("\n"));
    }

    /**
     * Checks that a file can be written, as far as this is known without writing; adds the reason to the problems if
     * not.
     *
     * @throws IOException if its file system cannot tell
     */
    public static void check(Setting path, Configuration hadoop, Problems problems) throws IOException {
        AtomicFile.problem(path.value(), hadoop).ifPresent(why -> problems.add("use", path, why));
    }

    /**
     * Starts the file, under another name.
     *
     * @throws UnwritableFileException if it cannot be created
     */
    public static QuarantineFile create(String path, Configuration hadoop, Publication publication) {
        try {
            return new QuarantineFile(AtomicFile.create(path, hadoop));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnwritableFileException(path, e);
        }
    }

    /**
     * Writes a failing input.
     *
     * @throws UnwritableFileException if the file cannot be written
     */
    public void add(FailedInput failed) {
        try {
            records.writeStartObject();
            records.writeNumberField("index", failed.index());
            records.writeFieldName("input");
            JsonText.write(records, failed.input());
            records.writeStringField("error", failed.error());
            records.writeEndObject();
        } catch (IOException e) {
            throw new UnwritableFileException(file.path(), e);
        }
    }

    /**
     * Completes the file, so that it can be published.
     *
     * @throws UnwritableFileException if that fails
     */
    public void complete() {
        try {
            if (records.getOutputContext().getEntryCount() > 0) {
                records.writeRaw('\n');
            }
            records.close();
            file.publish();
        } catch (IOException e) {
            throw new UnwritableFileException(file.path(), e);
        }
    }

    /** Deletes the file, if it has not been published. */
    @Override
    public void close() {
        file.discard();
    }
}
