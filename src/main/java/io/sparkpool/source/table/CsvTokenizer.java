package io.sparkpool.source.table;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.sparkpool.row.InvalidRowException;
import org.apache.spark.sql.catalyst.csv.CSVOptions;

/** Cuts CSV records into the texts of their values. Used by one thread. */
final class CsvTokenizer {
    private final CsvParserSettings settings;
    private final CSVOptions options;
    private final QuoteState quotes;
    private final String comment;
    private final boolean isPlain;
    private final char delimiter;
    private CsvParser parser;

    CsvTokenizer(CsvDialect dialect) {
        this.settings = dialect.parserSettings();
        this.options = dialect.forSpark();
        this.quotes = new QuoteState(options);
        this.comment = options.isCommentSet() ? String.valueOf(options.comment()) : "";
        this.isPlain = isPlain(options);
        this.delimiter = options.delimiter().charAt(0);
        this.parser = new CsvParser(settings);
    }

    /** Returns whether records without quotes are the texts between delimiters, as they are. */
    private static boolean isPlain(CSVOptions options) {
        return !options.multiLine()
                && options.lineSeparator().isEmpty()
                && options.delimiter().length() == 1
                && !options.ignoreLeadingWhiteSpaceInRead()
                && !options.ignoreTrailingWhiteSpaceInRead()
                && options.maxCharsPerColumn() < 0;
    }

    /** Returns whether a record holds no values: it is empty, or a comment. */
    boolean isSkipped(String record) {
        return record.isEmpty() || !comment.isEmpty() && record.startsWith(comment);
    }

    /** Returns whether a record is nothing but blanks, which Spark leaves out, too. */
    boolean isBlank(String record) {
        return record.charAt(0) <= ' ' && record.isBlank() && !record.contains(options.delimiter());
    }

    /**
     * Returns the values of a record that is not skipped; null for nothing between two delimiters.
     *
     * @throws InvalidRowException if it is malformed
     */
    String[] values(String record) throws InvalidRowException {
        if (record.indexOf(options.quote()) >= 0) {
            requireClosedQuotes(record);
        } else if (isPlain) {
            return split(record);
        } else if (record.indexOf('\n') >= 0) {
            throw new InvalidRowException("it has a line end in a value without quotes");
        }
        try {
            return parser.parseLine(record);
        } catch (TextParsingException e) {
            parser = new CsvParser(settings);
            throw new InvalidRowException(reason(e));
        }
    }

    /** Cuts a record without quotes as the parser does, but faster. */
    private String[] split(String record) throws InvalidRowException {
        int count = 1;
        for (int at = record.indexOf(delimiter); at >= 0; at = record.indexOf(delimiter, at + 1)) {
            count++;
        }
        String[] values = new String[count];
        int start = 0;
        for (int i = 0; i < count; i++) {
            int end = i + 1 < count ? record.indexOf(delimiter, start) : record.length();
            values[i] = start == end ? null : record.substring(start, end);
            start = end + 1;
        }
        return values;
    }

    private void requireClosedQuotes(String record) throws InvalidRowException {
        quotes.reset();
        for (int i = 0; i < record.length(); i++) {
            char c = record.charAt(i);
            if (c == '\n' && !quotes.isOpen()) {
                throw new InvalidRowException("it has a line end in a value without quotes");
            }
            quotes.next(c);
        }
        if (quotes.isOpen()) {
            throw new InvalidRowException(
                    options.multiLine()
                            ? "a quote is not closed; close it, or set 'spark.pool.input.option.escape' to what precedes a quote that is part of a value"
                            : "a quote is not closed on its line; if values contain line ends, set 'spark.pool.input.option.multiLine' to true");
        }
    }

    private String reason(TextParsingException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unescaped quote") || message.contains("following quoted value")) {
            return "a quote inside of quotes is not escaped; if quotes are doubled, set 'spark.pool.input.option.escape' to %s"
                    .formatted(options.quote());
        }
        return message.lines().findFirst().orElse("it is malformed");
    }
}
