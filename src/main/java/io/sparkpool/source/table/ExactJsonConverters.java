package io.sparkpool.source.table;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.catalyst.json.JSONOptions;
import org.apache.spark.sql.catalyst.json.JacksonParser;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;
import scala.Function1;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction1;

/**
 * Spark's converters of JSON values. Unlike Spark's own, they do not round decimals to the scale of their type, and refuse
 * text that is not exactly a date or a time.
 */
final class ExactJsonConverters extends JacksonParser {
    @SuppressWarnings("unchecked") // there are no filters
    ExactJsonConverters(StructType schema, JSONOptions options) {
        super(schema, options, false, (Seq<Filter>) (Object) scala.collection.immutable.Nil$.MODULE$);
    }

    /** Makes the converter of a type; Spark calls this for the types inside of it, too. */
    @Override
    public Function1<JsonParser, Object> makeConverter(DataType type) {
        ExactText exact =
                new ExactText(CollectionConverters.asJava(options().parameters().keySet()));
        return new Exact(type, super.makeConverter(type), exact);
    }

    /** Converts values of one type. */
    private static final class Exact extends AbstractFunction1<JsonParser, Object> {
        private final DataType type;
        private final Function1<JsonParser, Object> spark;
        private final ExactText exact;

        Exact(DataType type, Function1<JsonParser, Object> spark, ExactText exact) {
            this.type = type;
            this.spark = spark;
            this.exact = exact;
        }

        @Override
        public Object apply(JsonParser parser) {
            try {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    parser.nextToken();
                }
                boolean isText = parser.currentToken() == JsonToken.VALUE_STRING;
                if (type instanceof DecimalType decimal
                        && (isText || parser.currentToken().isNumeric())) {
                    return ExactDecimal.of(parser.getText(), decimal).orElseThrow(() -> invalid(parser));
                }
                if (isText && !exact.isOf(type, parser.getText())) {
                    throw invalid(parser);
                }
                return spark.apply(parser);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private JsonParseException invalid(JsonParser parser) {
            return new JsonParseException(parser, "the text is not " + TypeText.withArticle(type));
        }
    }
}
