package io.sparkpool.source.table;

import io.sparkpool.pool.Range;
import io.sparkpool.row.InvalidRowException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A list of a grid as a user writes it: values and ranges of whole numbers, separated by commas. A value between double
 * quotes is a text as it is, in which two double quotes stand for one.
 *
 * @param items the values and ranges
 */
record GridList(List<Item> items) {
    private static final Pattern ITEM = Pattern.compile("\\s*(?:\"((?:[^\"]++|\"\")*+)\"|([^\",]*))\\s*(,|$)");
    private static final Pattern RANGE = Pattern.compile("([+-]?[0-9]+):([+-]?[0-9]+)(?::([+-]?[0-9]+))?");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final int MAX_DECIMAL_DIGITS = 38;

    GridList {
        items = List.copyOf(items);
    }

    /** A value or a range. */
    sealed interface Item {
        /** Returns the narrowest type of the values, of string, double, decimal and bigint. */
        DataType type();

        /** Returns the values of a column. */
        GridColumn.Run run(GridConverter converter) throws InvalidRowException;
    }

    /** The text of a single value. */
    record Value(String text, boolean quoted) implements Item {
        @Override
        public DataType type() {
            if (quoted || !NUMBER.matcher(text).matches()) {
                return DataTypes.StringType;
            }
            return WHOLE.matcher(text).matches() ? whole() : DataTypes.DoubleType;
        }

        @Override
        public GridColumn.Run run(GridConverter converter) throws InvalidRowException {
            return new GridColumn.Single(converter.convert(text));
        }

        private DataType whole() {
            BigInteger number = new BigInteger(text);
            if (number.bitLength() < Long.SIZE) {
                return DataTypes.LongType;
            }
            return number.abs().toString().length() <= MAX_DECIMAL_DIGITS
                    ? DataTypes.createDecimalType(MAX_DECIMAL_DIGITS, 0)
                    : DataTypes.StringType;
        }
    }

    /** A range of whole numbers. */
    record Numbers(Range range) implements Item {
        @Override
        public DataType type() {
            return DataTypes.LongType;
        }

        @Override
        public GridColumn.Run run(GridConverter converter) throws InvalidRowException {
            long size = range.estimateSize();
            if (size > 0) { // what lies between its ends is of the same type
                converter.convert(range.start());
                converter.convert(range.start() + range.step() * (size - 1));
            }
            return new GridColumn.Numbers(range.start(), range.step(), size);
        }
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException if the text is no list; the message says why and how to fix it
     */
    static GridList parse(String text) {
        List<Item> items = new ArrayList<>();
        Matcher item = ITEM.matcher(text);
        for (boolean more = true; more; item.region(item.end(), text.length())) {
            if (!item.lookingAt()) {
                throw new IllegalArgumentException(
                        "a value has a double quote inside; write the value between double quotes, and each one inside twice");
            }
            items.add(item(Optional.ofNullable(item.group(1)), item.group(2)));
            more = item.group(3).equals(",");
        }
        return new GridList(items);
    }

    private static Item item(Optional<String> quoted, String unquoted) {
        if (quoted.isPresent()) {
            return new Value(quoted.get().replace("\"\"", "\""), true);
        }
        String plain = unquoted.strip();
        if (plain.isEmpty()) {
            throw new IllegalArgumentException(
                    "a value is missing; separate values by single commas, and write \"\" for an empty text");
        }
        Matcher range = RANGE.matcher(plain);
        return range.matches() ? new Numbers(range(range)) : new Value(plain, false);
    }

    private static Range range(Matcher range) {
        try {
            long step = range.group(3) == null ? 1 : Long.parseLong(range.group(3));
            return Range.of(Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), step);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'%s' has a number of more than 64 bits; write smaller ones".formatted(range.group()));
        }
    }

    /** Returns the type of all values: bigint if they are whole, double if they are numbers, else string. */
    DataType type() {
        List<DataType> types = items.stream().map(Item::type).distinct().toList();
        if (types.size() == 1) {
            return types.get(0);
        }
        if (types.contains(DataTypes.StringType)) {
            return DataTypes.StringType;
        }
        return types.contains(DataTypes.DoubleType)
                ? DataTypes.DoubleType
                : DataTypes.createDecimalType(MAX_DECIMAL_DIGITS, 0);
    }
}
