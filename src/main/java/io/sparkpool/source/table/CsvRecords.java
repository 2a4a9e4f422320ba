package io.sparkpool.source.table;

import io.sparkpool.message.UnreadableInputException;
import io.sparkpool.pool.task.InputReceiver;
import io.sparkpool.row.InvalidRowException;
import io.sparkpool.source.FilePart;
import io.sparkpool.source.TextLines;
import io.sparkpool.source.TextParts;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.Text;

/**
 * The records that start in a part of a CSV file. Headers, comments and blank lines are skipped; what is malformed is
 * rejected. Used by one thread.
 */
final class CsvRecords {
    /** The header is in this many bytes; the chunks of the beginning search for it, as a comment may precede it. */
    private static final int HEADER_BYTES = 1 << 16;

    /** A position at which no line starts. */
    private static final long NOWHERE = -1;

    private final CsvDialect dialect;
    private final CsvHeader header;
    private final InputReceiver<? super Object> receiver;
    private final Handler handler;
    private final CsvTokenizer tokenizer;
    private final StrictText charset;
    private boolean headerIsNext;
    private long headerPosition = NOWHERE;

    /** Takes the values of a record. */
    @FunctionalInterface
    interface Handler {
        /**
         * Takes a record.
         *
         * @return whether more are wanted
         * @throws InvalidRowException if the values are none of a row
         */
        boolean record(String text, String[] values) throws InvalidRowException;
    }

    CsvRecords(CsvDialect dialect, CsvHeader header, InputReceiver<? super Object> receiver, Handler handler) {
        this.dialect = dialect;
        this.header = header;
        this.receiver = receiver;
        this.handler = handler;
        this.tokenizer = new CsvTokenizer(dialect);
        this.charset = new StrictText(dialect.charset());
    }

    /** Passes the records on. */
    void read(FilePart part, Configuration hadoop) throws IOException {
        headerIsNext = dialect.hasHeader() && part.start() == 0;
        if (dialect.isMultiLine()) {
            new CsvStream(dialect).forEach(part.file(), hadoop, receiver, record -> wholeRecord(part, record));
            return;
        }
        if (dialect.hasHeader() && part.start() > 0 && part.start() < HEADER_BYTES && part.splittable()) {
            headerPosition = findHeader(part, hadoop);
        }
        TextParts.forEachLine(
                part, dialect.lineEnd(), hadoop, receiver, (position, line) -> line(part, position, line));
    }

    private boolean line(FilePart part, long position, Text line) throws IOException {
        headerIsNext |= position == headerPosition;
        String text;
        try {
            text = charset.decode(line.getBytes(), line.getLength());
        } catch (InvalidRowException e) {
            return receiver.reject(charset.decodeLeniently(line.getBytes(), line.getLength()), e.getMessage());
        }
        return accept(part, text);
    }

    private boolean wholeRecord(FilePart part, String record) throws IOException {
        try {
            charset.requireText(record);
        } catch (InvalidRowException e) {
            return receiver.reject(record, e.getMessage());
        }
        return accept(part, record);
    }

    private boolean accept(FilePart part, String record) throws IOException {
        if (isSkipped(record)) {
            receiver.skip();
            return true;
        }
        try {
            String[] values = tokenizer.values(record);
            if (!headerIsNext) {
                return handler.record(record, values);
            }
            header.requireSame(values, part.file());
            headerIsNext = false;
            receiver.skip();
            return true;
        } catch (InvalidRowException e) {
            requireNoHeader(part, e);
            return receiver.reject(record, e.getMessage());
        }
    }

    /** Returns whether there is no row in a record. Where rows have one column, blanks are a value. */
    private boolean isSkipped(String record) {
        boolean blanksAreValues = !headerIsNext && header.names().size() == 1;
        return tokenizer.isSkipped(record) || !blanksAreValues && tokenizer.isBlank(record);
    }

    private void requireNoHeader(FilePart part, InvalidRowException e) throws IOException {
        if (headerIsNext) {
            throw new UnreadableInputException("cannot read '%s': its header is malformed: %s"
                    .formatted(part.file().path(), e.getMessage()));
        }
    }

    /** Returns the position of the first line that is not skipped, which may be before or in the part. */
    private long findHeader(FilePart part, Configuration hadoop) throws IOException {
        FilePart beginning =
                new FilePart(part.file(), 0, Math.min(HEADER_BYTES, part.file().length()), true);
        try (TextLines lines = new TextLines(beginning, dialect.lineEnd(), hadoop)) {
            while (lines.next()) {
                if (!tokenizer.isSkipped(lines.text().toString())
                        && !tokenizer.isBlank(lines.text().toString())) {
                    return lines.position();
                }
            }
        }
        throw new UnreadableInputException(
                "cannot read '%s': there is no header in its first %d bytes; let it begin with one"
                        .formatted(part.file().path(), HEADER_BYTES));
    }
}
