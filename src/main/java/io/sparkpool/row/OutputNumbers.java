package io.sparkpool.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;

/** Converts numbers of any class to those of columns. */
final class OutputNumbers {
    private static final Map<DataType, Function<Number, Number>> CONVERSIONS = Map.of(
            DataTypes.LongType, ExactNumbers::toLong,
            DataTypes.IntegerType, ExactNumbers::toInteger,
            DataTypes.ShortType, ExactNumbers::toShort,
            DataTypes.ByteType, ExactNumbers::toByte,
            DataTypes.DoubleType, ExactNumbers::toDouble,
            DataTypes.FloatType, ExactNumbers::toFloat);

    /** Those that {@link ExactNumbers} knows. */
    private static final List<Class<?>> CLASSES =
            List.of(Long.class, Integer.class, Double.class, BigDecimal.class, Float.class, Short.class, Byte.class);

    private static final DecimalType WHOLE = DataTypes.createDecimalType(38, 0);
    private static final int MAX_DIGITS = 38;

    private OutputNumbers() {}

    /** Returns whether a column has numbers. */
    static boolean has(DataType type) {
        return type instanceof DecimalType || CONVERSIONS.containsKey(type);
    }

    /** Makes a converter for a column of numbers. */
    static ValueConverter of(OutputColumn column) {
        Function<Number, Object> conversion = conversion(column.type());
        return value -> {
            if (!(value instanceof Number number)) {
                throw column.unfit(value, List.of(DataTypes.StringType));
            }
            try {
                return conversion.apply(known(number));
            } catch (ArithmeticException e) {
                throw column.unfit(value, holding(number, column.type()));
            }
        };
    }

    private static Function<Number, Object> conversion(DataType type) {
        return type instanceof DecimalType decimal
                ? number -> toDecimal(ExactNumbers.toBigDecimal(number), decimal)
                : CONVERSIONS.get(type)::apply;
    }

    /** Throws an {@link ArithmeticException} if the type has too few digits, before digits are made of an exponent. */
    private static Decimal toDecimal(BigDecimal number, DecimalType type) {
        BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        long digitsBeforePoint = (long) shortest.precision() - shortest.scale();
        if (shortest.scale() > type.scale() || digitsBeforePoint > type.precision() - type.scale()) {
            throw new ArithmeticException("rounding necessary");
        }
        return Decimal.apply(shortest.setScale(type.scale()), type.precision(), type.scale());
    }

    /** Returns a number as one of the classes that {@link ExactNumbers} knows. */
    private static Number known(Number number) {
        if (number instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (number instanceof AtomicLong || number instanceof AtomicInteger) {
            return number.longValue();
        }
        return CLASSES.contains(number.getClass()) ? number : ofText(number);
    }

    private static Number ofText(Number number) {
        if (number instanceof BigDecimal decimal) { // of a class of its own
            return decimal;
        }
        try {
            return new BigDecimal(number.toString());
        } catch (NumberFormatException e) {
            throw new ArithmeticException("not a number");
        }
    }

    /** Returns types that hold a number; one like the type that does not, if there is one. */
    private static List<DataType> holding(Number number, DataType unfit) {
        List<DataType> types = new ArrayList<>();
        if (unfit instanceof DecimalType decimal) {
            types.add(DataTypes.createDecimalType(MAX_DIGITS, decimal.scale()));
        }
        types.addAll(List.of(DataTypes.LongType, WHOLE));
        if (number instanceof Double || number instanceof Float) {
            types.add(DataTypes.DoubleType);
        }
        types.add(OutputTypes.DECIMAL);
        if (number instanceof BigDecimal decimal) {
            int scale = decimal.stripTrailingZeros().scale();
            types.add(DataTypes.createDecimalType(MAX_DIGITS, Math.max(0, Math.min(scale, MAX_DIGITS))));
        }
        List<DataType> holding = new ArrayList<>();
        types.stream().filter(type -> holds(type, number)).findFirst().ifPresent(holding::add);
        holding.add(DataTypes.StringType);
        return holding;
    }

    private static boolean holds(DataType type, Number number) {
        try {
            conversion(type).apply(known(number));
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
