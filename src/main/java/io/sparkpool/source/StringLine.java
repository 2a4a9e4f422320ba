package io.sparkpool.source;

import io.sparkpool.file.StrictUtf8;
import io.sparkpool.pool.task.InputReceiver;
import java.nio.charset.CharacterCodingException;
import org.apache.hadoop.io.Text;

/** Reads every line as a string: blank lines and blanks around a text, too. */
record StringLine() implements LineReader {
    @Override
    public boolean read(Text line, InputReceiver<? super Object> receiver) {
        try {
            return receiver.accept(StrictUtf8.decode(line.getBytes(), 0, line.getLength()));
        } catch (CharacterCodingException e) {
            return receiver.reject(line.toString(), e.getMessage());
        }
    }
}
