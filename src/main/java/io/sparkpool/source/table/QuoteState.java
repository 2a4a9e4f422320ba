package io.sparkpool.source.table;

import org.apache.spark.sql.catalyst.csv.CSVOptions;

/**
 * Follows the quotes of a CSV record, character by character, to know which line ends are inside of quotes. Used by one
 * thread.
 */
final class QuoteState {
    private final char quote;
    private final char escape;
    private final char delimiter;
    private final boolean blanksBefore;
    private At at = At.VALUE_START;

    private enum At {
        VALUE_START,
        UNQUOTED,
        QUOTED,
        ESCAPED,
        AFTER_QUOTE
    }

    QuoteState(CSVOptions options) {
        this.quote = options.quote();
        this.escape = options.escape();
        this.delimiter = options.delimiter().charAt(options.delimiter().length() - 1);
        this.blanksBefore = options.ignoreLeadingWhiteSpaceInRead();
    }

    /** Starts a record. */
    void reset() {
        at = At.VALUE_START;
    }

    /** Takes the next character of the record. */
    void next(char c) {
        at = switch (at) {
            case VALUE_START -> valueStart(c);
            case UNQUOTED -> c == delimiter ? At.VALUE_START : At.UNQUOTED;
            case QUOTED -> quoted(c);
            case ESCAPED -> At.QUOTED;
            case AFTER_QUOTE -> afterQuote(c);
        };
    }

    /** Returns whether the characters so far end inside of quotes. */
    boolean isOpen() {
        return at == At.QUOTED || at == At.ESCAPED;
    }

    private At valueStart(char c) {
        if (c == quote) {
            return At.QUOTED;
        }
        boolean stillBefore = c == delimiter || blanksBefore && c <= ' ';
        return stillBefore ? At.VALUE_START : At.UNQUOTED;
    }

    private At quoted(char c) {
        if (c == quote) {
            return At.AFTER_QUOTE;
        }
        return c == escape ? At.ESCAPED : At.QUOTED;
    }

    /** A second quote stands for a quote, or is one that is not escaped, which the parser finds. */
    private At afterQuote(char c) {
        if (c == quote) {
            return At.QUOTED;
        }
        if (c == delimiter) {
            return At.VALUE_START;
        }
        return c <= ' ' ? At.AFTER_QUOTE : At.UNQUOTED;
    }
}
