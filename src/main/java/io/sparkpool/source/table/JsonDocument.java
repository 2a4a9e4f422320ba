package io.sparkpool.source.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sparkpool.row.InvalidRowException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a whole JSON file: one object, several of them, or an array of objects.
 *
 * @param dialect how objects are written
 * @param rows makes rows of objects
 * @param inputs receives the rows
 */
record JsonDocument(JsonDialect dialect, JsonRows rows, RowReceiver inputs) {
    /** Passes the objects on; if the text is not valid JSON, what is left of it is rejected. */
    void read(byte[] file) {
        try {
            byte[] text = new StrictText(dialect.charset()).inUtf8(file);
            readAll(text);
        } catch (IOException e) {
            inputs.receiver().reject("", "from here on, the file is not valid JSON (%s)".formatted(JsonRows.reason(e)));
        } catch (InvalidRowException e) {
            inputs.receiver().reject("", e.getMessage());
        }
    }

    private void readAll(byte[] text) throws IOException {
        try (JsonParser parser = dialect.forSpark().buildJsonFactory().createParser(text)) {
            boolean more = true;
            while (more && parser.nextToken() != null) {
                boolean inArray = parser.getParsingContext().inArray();
                boolean isArray = parser.currentToken() == JsonToken.START_ARRAY
                        && parser.getParsingContext().getParent().inRoot();
                if (!isArray && parser.currentToken() != JsonToken.END_ARRAY) {
                    more = readValue(parser, text);
                }
            }
        }
    }

    private boolean readValue(JsonParser parser, byte[] text) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        byte[] value =
                Arrays.copyOfRange(text, start, (int) parser.currentLocation().getByteOffset());
        try {
            return inputs.accept(rows.row(value, value.length), () -> new String(value, StandardCharsets.UTF_8));
        } catch (InvalidRowException e) {
            return inputs.receiver().reject(new String(value, StandardCharsets.UTF_8), e.getMessage());
        }
    }
}
