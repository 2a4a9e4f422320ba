package io.sparkpool.source.table;

import io.sparkpool.message.MessageText;
import io.sparkpool.row.InvalidRowException;
import java.math.BigDecimal;
import org.apache.spark.sql.catalyst.csv.UnivocityParser;
import org.apache.spark.sql.catalyst.expressions.ExprUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.unsafe.types.UTF8String;
import scala.Function1;

/**
 * Converts the text of a value to the type of its column, by Spark's own converters. Unlike them, it refuses a number
 * that is too large for a {@code double}, or has more digits than a decimal keeps, and text that is not exactly a number, a
 * date or a time.
 */
@FunctionalInterface
interface CsvConverter {
    /** Converts a text; it may stand for null. */
    Object convert(String text) throws InvalidRowException;

    static CsvConverter of(StructField column, UnivocityParser parser, CsvDialect dialect) {
        DataType type = column.dataType();
        if (type instanceof StringType) {
            return ofText(dialect.nullText(), dialect.sets("nullValue"));
        }
        CsvConverter exact = exact(bySpark(column, parser), column, dialect.exactText());
        if (type instanceof DoubleType || type instanceof FloatType) {
            return text -> finite(exact.convert(text), text, column);
        }
        return type instanceof DecimalType ? unrounded(exact, column, parser) : exact;
    }

    /** An empty text between quotes is a null only if a user has set what the text of null is. */
    private static CsvConverter ofText(String nullText, boolean emptyIsNull) {
        return text -> text.equals(nullText) && (emptyIsNull || !text.isEmpty()) ? null : UTF8String.fromString(text);
    }

    private static CsvConverter bySpark(StructField column, UnivocityParser parser) {
        Function1<String, Object> converter = parser.makeConverter(column.name(), column.dataType(), true);
        return text -> {
            try {
                return converter.apply(text);
            } catch (Exception e) { // Scala throws checked exceptions without declaring them
                throw invalid(text, column, "is not %s");
            }
        };
    }

    private static CsvConverter exact(CsvConverter spark, StructField column, ExactText exact) {
        return text -> {
            Object value = spark.convert(text);
            if (value != null && !exact.isOf(column.dataType(), text)) {
                throw invalid(text, column, "is not %s");
            }
            return value;
        };
    }

    private static Object finite(Object value, String text, StructField column) throws InvalidRowException {
        boolean infinite = value instanceof Double number && number.isInfinite()
                || value instanceof Float single && single.isInfinite();
        if (infinite && text.chars().anyMatch(Character::isDigit)) {
            throw invalid(text, column, "is too large for %s");
        }
        return value;
    }

    private static CsvConverter unrounded(CsvConverter spark, StructField column, UnivocityParser parser) {
        Function1<String, BigDecimal> exact =
                ExprUtils.getDecimalParser(parser.options().locale());
        return text -> {
            Object value = spark.convert(text);
            if (value instanceof Decimal rounded && rounded.toJavaBigDecimal().compareTo(exact.apply(text)) != 0) {
                throw invalid(text, column, "has more digits than %s");
            }
            return value;
        };
    }

    private static InvalidRowException invalid(String text, StructField column, String why) {
        return new InvalidRowException("%s in column '%s' %s"
                .formatted(
                        MessageText.of(text), column.name(), why.formatted(TypeText.withArticle(column.dataType()))));
    }
}
