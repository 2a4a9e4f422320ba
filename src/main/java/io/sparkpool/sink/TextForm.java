package io.sparkpool.sink;

import java.nio.charset.StandardCharsets;

/**
 * How outputs are written as text.
 *
 * @param encoding how outputs are rendered, each of them followed by a separator
 * @param opening what precedes all outputs
 * @param between the separator, if it stands only between outputs; an empty text if it follows each of them
 * @param closing what follows all outputs
 * @param closingAfterFailure what ends a line that a failure leaves unfinished
 */
record TextForm(TextEncoding encoding, String opening, String between, String closing, String closingAfterFailure) {
    /** Each output on a line: a record or a row as a JSON object, anything else as Python's {@code print} does. */
    static final TextForm LINES = new TextForm(TextEncoding.LINES, "", "", "", "");

    /** All outputs on one line after a label, as Python prints a list. */
    static TextForm list(String label) {
        return new TextForm(new TextEncoding(TextEncoding.Strings.QUOTED, ", "), label + " [", ", ", "]\n", "\n");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
