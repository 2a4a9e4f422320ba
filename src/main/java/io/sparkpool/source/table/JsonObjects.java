package io.sparkpool.source.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.sparkpool.row.InvalidRowException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import scala.Function1;

/** Reads JSON objects as rows, by Spark's converters. Used by one thread. */
final class JsonObjects {
    private final JsonFactory factory;
    private final Set<String> columns;
    private final Map<String, String> columnsIgnoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Function1<JsonParser, Object> converter;

    JsonObjects(JsonDialect dialect, StructType schema) {
        this.factory = dialect.factory();
        this.columns = Set.of(schema.fieldNames());
        columns.forEach(name -> columnsIgnoringCase.put(name, name));
        this.converter = new ExactJsonConverters(schema, dialect.forSpark()).makeConverter(schema);
    }

    /** Opens some bytes of UTF-8. */
    JsonParser open(byte[] bytes, int length) throws IOException {
        return new ExactJsonParser(factory.createParser(bytes, 0, length), columns, columnsIgnoringCase);
    }

    /**
     * Reads the only object in some bytes of UTF-8.
     *
     * @throws IOException if it is not valid
     * @throws InvalidRowException if there is another value, or more
     */
    InternalRow read(byte[] bytes, int length) throws IOException, InvalidRowException {
        try (JsonParser parser = open(bytes, length)) {
            parser.nextToken();
            InternalRow row = read(parser);
            if (parser.nextToken() != null) {
                throw new InvalidRowException("there is more than one JSON object on the line");
            }
            return row;
        }
    }

    /**
     * Reads the object at which a parser is.
     *
     * @throws IOException if it is not valid
     */
    InternalRow read(JsonParser parser) throws IOException, InvalidRowException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new InvalidRowException("it is not a JSON object");
        }
        return convert(parser);
    }

    private InternalRow convert(JsonParser parser) throws IOException {
        try {
            return (InternalRow) converter.apply(parser);
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw new IOException(e);
        }
    }
}
