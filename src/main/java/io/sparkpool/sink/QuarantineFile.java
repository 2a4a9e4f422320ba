package io.sparkpool.sink;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.publish.Publication;
import io.sparkpool.publish.PublishMode;
import io.sparkpool.publish.Stage;
import io.sparkpool.publish.Target;
import io.sparkpool.publish.UnwritableTargetException;
import io.sparkpool.row.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.hadoop.conf.Configuration;

/**
 * Writes failing inputs to a file, one JSON object per line, in input order:
 * {@code {"index": 3, "input": 0, "error": "ArithmeticException: / by zero"}}. An input is written as
 * {@link JsonText} writes it. The file replaces one that was there before when it is published.
 */
public final class QuarantineFile {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final String path;
    private final JsonGenerator records;

    private QuarantineFile(String path, OutputStream out) throws IOException {
        this.path = path;
        this.records = JSON.createGenerator(out, JsonEncoding.UTF8)
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
        target(path.value()).problem(hadoop).ifPresent(why -> problems.add("use", path, why));
    }

    private static Target target(String path) {
        return new Target(path, Target.Form.FILE, PublishMode.OVERWRITE, Target.Stores.WITH_RENAME);
    }

    /**
     * Starts the file, which is published and closed with the others of the publication.
     *
     * @throws UnwritableTargetException if it cannot be created
     */
    public static QuarantineFile create(String path, Configuration hadoop, Publication publication) {
        Stage stage = Stage.open(target(path), hadoop);
        publication.add(stage);
        try {
            return new QuarantineFile(path, stage.createFile());
        } catch (IOException e) {
            throw new UnwritableTargetException(path, e);
        }
    }

    /**
     * Writes a failing input.
     *
     * @throws UnwritableTargetException if the file cannot be written
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
            throw new UnwritableTargetException(path, e);
        }
    }

    /**
     * Completes the file, so that it can be published.
     *
     * @throws UnwritableTargetException if that fails
     */
    public void complete() {
        try {
            if (records.getOutputContext().getEntryCount() > 0) {
                records.writeRaw('\n');
            }
            records.close();
        } catch (IOException e) {
            throw new UnwritableTargetException(path, e);
        }
    }
}
