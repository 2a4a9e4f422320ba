package io.sparkpool.source.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.SparkMessage;
import io.sparkpool.row.InvalidRowException;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Makes rows of JSON objects, and says what is wrong with those that are none.
 */
final class JsonRows {
    private final JsonDialect dialect;
    private final StructField[] columns;
    private final JsonObjects objects;

    JsonRows(JsonDialect dialect, StructType schema) {
        this.dialect = dialect;
        this.columns = schema.fields();
        this.objects = new JsonObjects(dialect, schema);
    }

    /** Returns the row of the object that some bytes of UTF-8 are. */
    InternalRow row(byte[] bytes, int length) throws InvalidRowException {
        try {
            return objects.read(bytes, length);
        } catch (IOException e) {
            throw invalid(bytes, length, e);
        }
    }

    /** Searches for the column that is to blame by reading them one by one. */
    private InvalidRowException invalid(byte[] bytes, int length, IOException failure) {
        for (StructField column : columns) {
            StructField text = DataTypes.createStructField(column.name(), DataTypes.StringType, true);
            Optional<InternalRow> asText = read(bytes, length, text);
            if (asText.isPresent() && read(bytes, length, column).isEmpty()) {
                return invalid(asText.get().getUTF8String(0).toString(), column);
            }
        }
        return new InvalidRowException("it is not valid JSON (%s)".formatted(reason(failure)));
    }

    private Optional<InternalRow> read(byte[] bytes, int length, StructField column) {
        try {
            StructType schema = new StructType(new StructField[] {column});
            return Optional.of(new JsonObjects(dialect, schema).read(bytes, length));
        } catch (IOException | InvalidRowException e) {
            return Optional.empty();
        }
    }

    private static InvalidRowException invalid(String text, StructField column) {
        return new InvalidRowException("%s in column '%s' is not %s"
                .formatted(MessageText.of(text), column.name(), TypeText.withArticle(column.dataType())));
    }

    /** Returns what Jackson says, without where it read. */
    static String reason(IOException failure) {
        String message = Stream.<Throwable>iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .filter(JsonProcessingException.class::isInstance)
                .map(thrown -> ((JsonProcessingException) thrown).getOriginalMessage())
                .findFirst()
                .orElseGet(() -> SparkMessage.of(failure));
        return message.replaceAll("\\[Source: REDACTED[^;]*; ([^]]*)]", "$1");
    }
}
