package io.sparkpool.source.table;

import io.sparkpool.file.DamagedFile;
import io.sparkpool.row.InvalidRowException;
import io.sparkpool.source.FilePart;
import io.sparkpool.source.TextLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;

/** The lines of a part of a file in UTF-8, without those that are not text; a damaged file ends early. */
final class LineTexts implements Iterator<byte[]> {
    private final TextLines lines;
    private final StrictText charset;
    private Optional<byte[]> next;

    LineTexts(FilePart part, Optional<byte[]> lineEnd, StrictText charset, Configuration hadoop) throws IOException {
        this.lines = new TextLines(part, lineEnd, hadoop);
        this.charset = charset;
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public byte[] next() {
        byte[] line = next.orElseThrow(NoSuchElementException::new);
        try {
            next = read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line;
    }

    private Optional<byte[]> read() throws IOException {
        try {
            while (lines.next()) {
                Optional<byte[]> text = inUtf8(lines.text());
                if (text.isPresent()) {
                    return text;
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!DamagedFile.isCauseOf(e)) {
                lines.close();
                throw e;
            }
        }
        lines.close();
        return Optional.empty();
    }

    private Optional<byte[]> inUtf8(Text line) {
        try {
            Text text = charset.inUtf8(line);
            return Optional.of(Arrays.copyOf(text.getBytes(), text.getLength()));
        } catch (InvalidRowException e) {
            return Optional.empty();
        }
    }
}
