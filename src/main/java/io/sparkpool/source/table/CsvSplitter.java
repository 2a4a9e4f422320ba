package io.sparkpool.source.table;

import java.io.IOException;
import java.io.Reader;
import org.apache.spark.sql.catalyst.csv.CSVOptions;

/** Finds the records of a CSV text, whose values may contain line ends between quotes. Used by one thread. */
final class CsvSplitter {
    /** A quote that is never closed makes one record of the rest of a file, which may not fit into the memory. */
    static final int MAX_CHARACTERS = 1 << 26;

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final int END = -1;

    private final Reader reader;
    private final QuoteState quotes;
    private final char lineEnd;
    private final char comment;
    private final StringBuilder record = new StringBuilder();
    private long moreLines;
    private int ahead;

    CsvSplitter(Reader reader, CSVOptions options) throws IOException {
        this.reader = reader;
        this.quotes = new QuoteState(options);
        this.lineEnd = lineEnd(options);
        this.comment = options.isCommentSet() ? options.comment() : BYTE_ORDER_MARK;
        this.ahead = reader.read();
        if (ahead == BYTE_ORDER_MARK) {
            ahead = reader.read();
        }
    }

    /** Returns the character that ends a line; a line feed stands for all usual line ends. */
    private static char lineEnd(CSVOptions options) {
        String set = options.lineSeparator().getOrElse(() -> "\n");
        return set.equals("\r\n") ? '\n' : set.charAt(0);
    }

    /** Reads the next record; returns whether there is one. */
    boolean next() throws IOException {
        record.setLength(0);
        quotes.reset();
        moreLines = 0;
        if (ahead == END) {
            return false;
        }
        boolean isComment = ahead == comment;
        while (ahead != END) {
            char c = (char) ahead;
            ahead = reader.read();
            boolean endsLine = isLineEnd(c);
            if (endsLine && (isComment || !quotes.isOpen())) {
                return true;
            }
            moreLines += endsLine ? 1 : 0;
            record.append(c);
            quotes.next(c);
            if (record.length() == MAX_CHARACTERS) {
                requireOpenQuote();
                ahead = END; // the tokenizer finds the quote
            }
        }
        return true;
    }

    private void requireOpenQuote() throws IOException {
        if (!quotes.isOpen()) {
            throw new IOException(
                    "a record has more than %d characters; make several of it, or check 'spark.pool.input.option.lineSep'"
                            .formatted(MAX_CHARACTERS));
        }
    }

    /** Returns the text of the record, without the line end after it. */
    String record() {
        return record.toString();
    }

    /** Returns how many lines of the record follow its first one. */
    long moreLines() {
        return moreLines;
    }

    /** Returns whether a character ends a line. Of a carriage return and a line feed, the second one does. */
    private boolean isLineEnd(char c) throws IOException {
        if (c != '\r' || lineEnd != '\n') {
            return c == lineEnd;
        }
        if (ahead != '\n') {
            return true;
        }
        if (quotes.isOpen()) {
            return false;
        }
        ahead = reader.read();
        return true;
    }
}
