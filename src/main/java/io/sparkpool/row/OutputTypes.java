package io.sparkpool.row;

import io.sparkpool.file.InputFile;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Finds the types of columns for the outputs that a function declares. All of them may be null. */
final class OutputTypes {
    /** Has as many digits as possible, on both sides of the point. */
    static final DataType DECIMAL = DataTypes.createDecimalType(38, 18);

    private static final Map<Class<?>, DataType> SIMPLE = Map.ofEntries(
            Map.entry(Long.class, DataTypes.LongType),
            Map.entry(Number.class, DataTypes.LongType),
            Map.entry(BigInteger.class, DataTypes.LongType),
            Map.entry(Integer.class, DataTypes.IntegerType),
            Map.entry(Short.class, DataTypes.ShortType),
            Map.entry(Byte.class, DataTypes.ByteType),
            Map.entry(Double.class, DataTypes.DoubleType),
            Map.entry(Float.class, DataTypes.FloatType),
            Map.entry(Boolean.class, DataTypes.BooleanType),
            Map.entry(BigDecimal.class, DECIMAL),
            Map.entry(Character.class, DataTypes.StringType),
            Map.entry(LocalDate.class, DataTypes.DateType),
            Map.entry(Instant.class, DataTypes.TimestampType),
            Map.entry(LocalDateTime.class, DataTypes.TimestampNTZType),
            Map.entry(byte[].class, DataTypes.BinaryType));

    /** Classes whose text is their value. */
    private static final List<Class<?>> TEXTS = List.of(CharSequence.class, Enum.class, Path.class, InputFile.class);

    /** The records in whose components the present one is, so that a record that contains itself is noticed. */
    private final Set<JavaType> open = new HashSet<>();

    private OutputTypes() {}

    /**
     * Returns the columns of the components of a record.
     *
     * @param declared the types of some of them
     * @throws IllegalArgumentException if no column can hold a component; the message is for the user
     */
    static StructType columns(JavaType record, Optional<StructType> declared) {
        return new OutputTypes().struct(record, declared.orElseGet(StructType::new));
    }

    /**
     * Returns the type of the only column of outputs.
     *
     * @throws IllegalArgumentException if no column can hold them; the message is for the user
     */
    static DataType value(JavaType output) {
        return new OutputTypes().type(Target.ofOutput(output));
    }

    private DataType type(Target target) {
        JavaType type = target.type();
        Class<?> raw = ValueTypes.boxed(type.raw());
        if (raw == Optional.class) {
            return type(target.content());
        }
        if (type.isRecord()) {
            return struct(type, new StructType());
        }
        if (List.class.isAssignableFrom(raw)) {
            return DataTypes.createArrayType(type(target.elements()));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return DataTypes.createMapType(type(target.keys()), type(target.values()));
        }
        boolean text = TEXTS.stream().anyMatch(known -> known.isAssignableFrom(raw));
        return text
                ? DataTypes.StringType
                : Optional.ofNullable(SIMPLE.get(raw)).orElseThrow(() -> unsupported(target));
    }

    private StructType struct(JavaType record, StructType declared) {
        if (!open.add(record)) {
            throw new IllegalArgumentException(
                    "%s contains itself, so that its columns cannot be listed; return another record"
                            .formatted(record));
        }
        StructField[] fields = record.components().stream()
                .map(component ->
                        DataTypes.createStructField(component.name(), declaredOr(declared, component, record), true))
                .toArray(StructField[]::new);
        open.remove(record);
        return new StructType(fields);
    }

    private DataType declaredOr(StructType declared, JavaType.Component component, JavaType record) {
        return declared.getFieldIndex(component.name()).isDefined()
                ? declared.apply(component.name()).dataType()
                : type(Target.ofComponent(component, record));
    }

    private static IllegalArgumentException unsupported(Target target) {
        return new IllegalArgumentException(
                "%s, whose type in a table is not known; set %s, or %s a number, a boolean, a String, a LocalDate, an Instant, a byte[], a List, a Map, a record, or an Optional of one of these"
                        .formatted(target.described(), DeclaredType.KEY, target.advice()));
    }
}
