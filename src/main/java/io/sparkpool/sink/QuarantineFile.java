package io.sparkpool.sink;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.pool.FailedInput;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.hadoop.conf.Configuration;

/**
 * Writes failing inputs to a file, one JSON object a line, in input order: {@code {"index": 3, "input": 0,
 * "error": "ArithmeticException: / by zero"}}. Numbers and strings are such in JSON too, any other input is its text. The
 * file is there only when it is whole, and replaces one that was there before.
 */
public final class QuarantineFile implements AutoCloseable {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final AtomicFile file;
    private final JsonGenerator records;

    private QuarantineFile(AtomicFile file) throws IOException {
        this.file = file;
        this.records = JSON.createGenerator(file.stream(), JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .enable(JsonGenerator.Feature.ESCAPE_NON_ASCII) // there are strings that UTF-8 cannot hold
                .setRootValueSeparator(new SerializedString("\n"));
    }

    /**
     * Checks whether the file can be written, as far as that shows without writing it; if not, that is a problem.
     *
     * @throws IOException if its file system cannot say
     */
    public static void check(Setting path, Configuration hadoop, Problems problems) throws IOException {
        AtomicFile.obstacle(path.value(), hadoop).ifPresent(why -> problems.add("use", path, why));
    }

    /**
     * Starts the file under another name.
     *
     * @throws UnwritableFileException if that cannot be
     */
    public static QuarantineFile create(String path, Configuration hadoop) {
        try {
            return new QuarantineFile(AtomicFile.create(path, hadoop));
        } catch (IOException | IllegalArgumentException e) {
            throw new UnwritableFileException(path, e);
        }
    }

    /**
     * Writes a failing input.
     *
     * @throws UnwritableFileException if the file takes no more
     */
    public void add(FailedInput failed) {
        try {
            records.writeStartObject();
            records.writeNumberField("index", failed.index());
            records.writeFieldName("input");
            writeInput(failed.input());
            records.writeStringField("error", failed.error());
            records.writeEndObject();
        } catch (IOException e) {
            throw new UnwritableFileException(file.path(), e);
        }
    }

    /**
     * Ends the file and puts it in its place.
     *
     * @throws UnwritableFileException if that cannot be
     */
    public void publish() {
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

    /** Takes away what was not published. */
    @Override
    public void close() {
        file.discard();
    }

    private void writeInput(Object input) throws IOException {
        if (input instanceof Long || input instanceof Integer || input instanceof Short || input instanceof Byte) {
            records.writeNumber(((Number) input).longValue());
        } else if (input instanceof BigInteger big) {
            records.writeNumber(big);
        } else if (input instanceof Double number) {
            records.writeNumber(number);
        } else if (input instanceof Boolean truth) {
            records.writeBoolean(truth);
        } else if (input == null) {
            records.writeNull();
        } else {
            records.writeString(input.toString());
        }
    }
}
