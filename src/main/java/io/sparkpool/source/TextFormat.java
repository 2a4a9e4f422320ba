package io.sparkpool.source;

import io.sparkpool.pool.task.InputReceiver;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/**
 * Lines of text.
 *
 * @param reader reads a line as an input
 */
record TextFormat(LineReader reader) implements RecordFormat {
    TextFormat {
        Objects.requireNonNull(reader, "reader is null");
    }

    @Override
    public void read(FilePart part, Configuration hadoop, InputReceiver<? super Object> receiver) throws IOException {
        TextParts.forEachLine(
                part, Optional.empty(), hadoop, receiver, (position, line) -> reader.read(line, receiver));
    }

    @Override
    public String unit() {
        return "line";
    }

    @Override
    public String whenTooLarge() {
        return TextParts.whenTooLarge(false);
    }
}
