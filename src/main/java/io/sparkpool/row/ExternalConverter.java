package io.sparkpool.row;

import java.time.Duration;
import java.time.Period;
import java.util.List;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.util.DateTimeUtils;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.TimeType;
import scala.Function1;

/** Converts to a type that needs Spark's own conversion, such as an interval, and refuses what that would cut off. */
final class ExternalConverter implements ValueConverter {
    private final OutputColumn column;
    private final Function1<Object, Object> toSpark;
    private final Function1<Object, Object> toJava;

    ExternalConverter(OutputColumn column) {
        this.column = column;
        this.toSpark = CatalystTypeConverters.createToCatalystConverter(column.type());
        this.toJava = CatalystTypeConverters.createToScalaConverter(column.type());
    }

    @Override
    public Object convert(Object value) throws InvalidValueException {
        try {
            Object converted = toSpark.apply(value);
            if (isSame(value, converted)) {
                return converted;
            }
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw unfit(value);
        }
        throw unfit(value);
    }

    private InvalidValueException unfit(Object value) {
        return column.unfit(value, List.of(DataTypes.StringType));
    }

    private boolean isSame(Object value, Object converted) {
        if (value instanceof Period period) {
            return ((Period) toJava.apply(converted)).normalized().equals(period.normalized());
        }
        if (value instanceof Duration) {
            return toJava.apply(converted).equals(value);
        }
        return isPrecise(column.type(), converted);
    }

    /** Spark keeps all digits of a time in memory, and cuts them off when it writes a file. */
    private static boolean isPrecise(DataType type, Object converted) {
        return !(type instanceof TimeType time)
                || converted instanceof Long nanos
                        && DateTimeUtils.truncateTimeToPrecision(nanos, time.precision()) == nanos;
    }
}
