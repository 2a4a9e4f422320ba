package io.sparkpool.row;

import io.sparkpool.message.MessageText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.catalyst.expressions.SpecializedGetters;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StringType;

/** Readers of numbers. */
final class NumberReaders {
    private static final Map<DataType, PresentReader> NATURAL = Map.of(
            DataTypes.LongType, SpecializedGetters::getLong,
            DataTypes.IntegerType, SpecializedGetters::getInt,
            DataTypes.ShortType, SpecializedGetters::getShort,
            DataTypes.ByteType, SpecializedGetters::getByte,
            DataTypes.DoubleType, SpecializedGetters::getDouble,
            DataTypes.FloatType, SpecializedGetters::getFloat);

    private static final Map<Class<?>, Function<Number, Number>> CONVERSIONS = Map.of(
            Long.class, ExactNumbers::toLong,
            Integer.class, ExactNumbers::toInteger,
            Short.class, ExactNumbers::toShort,
            Byte.class, ExactNumbers::toByte,
            Double.class, ExactNumbers::toDouble,
            Float.class, ExactNumbers::toFloat,
            BigInteger.class, ExactNumbers::toBigInteger,
            BigDecimal.class, ExactNumbers::toBigDecimal,
            Number.class, ExactNumbers::toNumber);

    private static final Map<Class<?>, Function<String, Number>> PARSERS = Map.of(
            BigInteger.class, NumberText::toBigInteger,
            BigDecimal.class, NumberText::toBigDecimal,
            Number.class, NumberText::toNumber);

    private NumberReaders() {}

    /** Makes a reader of the numbers of a column as they are; empty if it has none. */
    static Optional<PresentReader> natural(DataType type) {
        if (type instanceof DecimalType decimal) {
            int precision = decimal.precision();
            int scale = decimal.scale();
            return Optional.of((values, ordinal) ->
                    values.getDecimal(ordinal, precision, scale).toJavaBigDecimal());
        }
        return Optional.ofNullable(NATURAL.get(type));
    }

    /** Makes a reader that converts numbers or text to numbers; empty if the types do not fit. */
    static Optional<PresentReader> of(Column column, Target target) {
        Class<?> wanted = ValueTypes.boxed(target.type().raw());
        if (column.type() instanceof StringType) {
            return Optional.ofNullable(PARSERS.get(wanted)).map(parser -> parsing(parser, target));
        }
        return natural(column.type())
                .flatMap(natural -> Optional.ofNullable(CONVERSIONS.get(wanted))
                        .map(conversion -> converting(natural, conversion, target, column.type())));
    }

    private static PresentReader converting(
            PresentReader natural, Function<Number, Number> conversion, Target target, DataType type) {
        return (values, ordinal) -> {
            Number value = (Number) natural.read(values, ordinal);
            try {
                return conversion.apply(value);
            } catch (ArithmeticException e) {
                throw new InvalidValueException(
                        "is %s, and %s; %s".formatted(value, target.described(), target.adviceToTake(type)));
            }
        };
    }

    private static PresentReader parsing(Function<String, Number> parser, Target target) {
        return (values, ordinal) -> {
            String text = values.getUTF8String(ordinal).toString();
            try {
                return parser.apply(text);
            } catch (NumberFormatException e) {
                throw new InvalidValueException("is %s, and %s; correct the text, or %s"
                        .formatted(
                                MessageText.of(text), target.described(), target.adviceToTake(DataTypes.StringType)));
            }
        };
    }
}
