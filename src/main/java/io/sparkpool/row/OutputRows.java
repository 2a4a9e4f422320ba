package io.sparkpool.row;

import java.io.Serializable;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.FloatType;
import org.apache.spark.sql.types.StructType;

/**
 * The rows that the outputs of a function make: its columns, and how each output becomes a row. An output is
 *
 * <ul>
 *   <li>a record or a Row: its components are the columns;
 *   <li>a {@link RowOutput}: the columns of its row, and one more;
 *   <li>anything else: the only column.
 * </ul>
 *
 * <p>The declared type of the outputs decides the types of the columns: {@code long}, {@code BigInteger} and
 * {@code Number} are {@code BIGINT}, {@code BigDecimal} is {@code DECIMAL(38,18)}, text is {@code STRING}, and any
 * other type that {@link RowReaders} knows has the type of column from which it is read. If a function takes the values
 * of a column and declares {@code Object}, its outputs have the type of that column. If it declares {@code Number}, and
 * the column has fractions, they are {@code DOUBLE} or {@code DECIMAL(38,18)}. A user may declare other types:
 *
 * <ul>
 *   <li>for outputs that are the only or the added column, its type;
 *   <li>for records, the types of any of their components; those of the others stay as they are;
 *   <li>for Rows, all columns.
 * </ul>
 *
 * <p>A column of type {@code STRING} holds the text of any value, as it is printed on a line of its own. A column of
 * another type holds a value exactly, or refuses it. Every column, and every part of its values, may be null: a type that
 * is declared as {@code NOT NULL}, or is so in the table of the inputs, says nothing about what a function returns.
 */
public final class OutputRows implements Serializable {
    /** The types of values that are printed in the same way as those of their columns. */
    private static final Set<Class<?>> PLAIN = Set.of(
            Long.class,
            Integer.class,
            Short.class,
            Byte.class,
            Double.class,
            Float.class,
            Boolean.class,
            String.class,
            LocalDate.class,
            Instant.class,
            LocalDateTime.class);

    private final StructType columns;
    private final Form form;

    /** How outputs become rows. */
    private enum Form {
        /** As their only value. */
        VALUE,
        /** With the row of their input. */
        ADDED,
        /** By their components. */
        ROW,
        /** By their components, which are printed as the values of their columns are. */
        PLAIN_RECORD
    }

    private OutputRows(StructType columns, Form form) {
        this.columns = columns.toNullable();
        this.form = form;
    }

    /**
     * Returns why outputs of a type cannot be rows, as far as this is known before the source is open; empty if they can.
     *
     * @param output the type of the outputs
     * @param declared the columns or the type that {@code spark.pool.output.type} sets, as written
     */
    public static Optional<String> problem(Type output, Optional<String> declared) {
        JavaType type = JavaType.of(output);
        try {
            Optional<DeclaredType> types = declared.map(DeclaredType::parse);
            if (type.isRecord()) {
                ofRecord(type, types);
            } else if (types.isEmpty() && !isRow(type) && type.raw() != Object.class) {
                OutputTypes.value(type);
            } else {
                types.ifPresent(known -> requireForm(type, known));
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /**
     * Finds the columns.
     *
     * @param output the type of the outputs
     * @param column the name of the column for an output that is neither a record nor a Row
     * @param rows the source of the rows to which that column is added; empty if the inputs are no rows
     * @param declared the columns or the type that {@code spark.pool.output.type} sets, as written
     * @throws IllegalArgumentException if the outputs cannot be rows; the message is for the user
     */
    public static OutputRows of(Type output, String column, Optional<RowSource> rows, Optional<String> declared) {
        Objects.requireNonNull(column, "column is null");
        JavaType type = JavaType.of(output);
        Optional<DeclaredType> types = declared.map(DeclaredType::parse);
        if (type.isRecord()) {
            return ofRecord(type, types);
        }
        types.ifPresent(known -> requireForm(type, known));
        Optional<DataType> taken = rows.flatMap(RowSource::takenType);
        boolean anyRow = type.raw() == Object.class
                && taken.isEmpty()
                && types.flatMap(DeclaredType::type).isEmpty();
        if (isRow(type) || anyRow) {
            return new OutputRows(
                    types.flatMap(DeclaredType::columns)
                            .or(() -> rows.map(RowSource::columns))
                            .orElseThrow(() -> unknown(type)),
                    Form.ROW);
        }
        DataType value = types.flatMap(DeclaredType::type).orElseGet(() -> type(type, taken));
        StructType before = rows.map(RowSource::columns).orElseGet(StructType::new);
        return new OutputRows(before.add(column, value, true), rows.isPresent() ? Form.ADDED : Form.VALUE);
    }

    private static OutputRows ofRecord(JavaType type, Optional<DeclaredType> declared) {
        declared.ifPresent(known -> requireColumns(type, known));
        Optional<StructType> columns = declared.flatMap(DeclaredType::columns);
        List<String> components =
                type.components().stream().map(JavaType.Component::name).toList();
        columns.ifPresent(known -> Stream.of(known.fieldNames()).forEach(name -> requireComponent(name, components)));
        StructType all = OutputTypes.columns(type, columns);
        return new OutputRows(all, isPlain(type, all) ? Form.PLAIN_RECORD : Form.ROW);
    }

    private static boolean isPlain(JavaType record, StructType columns) {
        List<JavaType.Component> components = record.components();
        return RecordValues.isRecordOnly(record.raw())
                && IntStream.range(0, components.size())
                        .allMatch(i -> isPlain(
                                components.get(i).type(), columns.apply(i).dataType()));
    }

    private static boolean isPlain(JavaType type, DataType column) {
        Class<?> raw = ValueTypes.boxed(type.raw());
        return PLAIN.contains(raw) && ValueTypes.natural(column) == raw;
    }

    private static void requireComponent(String name, List<String> components) {
        if (!components.contains(name)) {
            throw new IllegalArgumentException("the outputs have no component '%s' (%s); name only those that they have"
                    .formatted(name, Words.nearest(name, components)));
        }
    }

    private static void requireForm(JavaType type, DeclaredType declared) {
        if (isRow(type)) {
            requireColumns(type, declared);
        } else if (declared.columns().isPresent() && type.raw() != Object.class) {
            throw new IllegalArgumentException(
                    "the outputs are %s, which is one column; write its type alone, as in decimal(38,0)"
                            .formatted(type));
        }
    }

    private static void requireColumns(JavaType type, DeclaredType declared) {
        if (declared.columns().isEmpty()) {
            throw new IllegalArgumentException(
                    "the outputs are %s, which has columns; write their names, too, as in id BIGINT, price DOUBLE"
                            .formatted(type));
        }
    }

    private static boolean isRow(JavaType type) {
        return Row.class.isAssignableFrom(type.raw());
    }

    private static IllegalArgumentException unknown(JavaType type) {
        return new IllegalArgumentException(
                "the outputs are %s, whose type in a table is not known; set %s to a type, as in decimal(38,0), or to columns and their types, as in id BIGINT, price DOUBLE"
                        .formatted(type, DeclaredType.KEY));
    }

    private static DataType type(JavaType output, Optional<DataType> taken) {
        boolean number = output.raw() == Number.class;
        return taken.filter(type -> output.raw() == Object.class || number && isFraction(type))
                .map(type -> number && type instanceof FloatType ? DataTypes.DoubleType : type)
                .map(type -> number && type instanceof DecimalType ? OutputTypes.DECIMAL : type)
                .orElseGet(() -> OutputTypes.value(output));
    }

    private static boolean isFraction(DataType type) {
        return type instanceof DoubleType || type instanceof FloatType || type instanceof DecimalType;
    }

    /** Returns the columns. */
    public StructType columns() {
        return columns;
    }

    /** Makes a writer; each task has its own. */
    public RowWriter writer() {
        return switch (form) {
            case VALUE -> OutputWriters.ofValue(columns);
            case ADDED -> OutputWriters.ofAdded(columns);
            case ROW -> OutputWriters.ofRow(columns);
            case PLAIN_RECORD -> OutputWriters.ofPlainRecord(columns);
        };
    }
}
