package io.sparkpool.source.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;

/** Reads texts as decimals of a type, which Spark's converters round. */
final class ExactDecimal {
    private ExactDecimal() {}

    /** Returns the decimal of a text; empty if the text is not a number, or the type does not keep all its digits. */
    static Optional<Decimal> of(String text, DecimalType type) {
        try {
            BigDecimal value = new BigDecimal(text).setScale(type.scale(), RoundingMode.UNNECESSARY);
            return value.precision() <= type.precision()
                    ? Optional.of(Decimal.apply(value, type.precision(), type.scale()))
                    : Optional.empty();
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
