package io.sparkpool.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes records of JSON that {@link ReportWriter} wrote. */
final class RecordReader {
    private RecordReader() {}

    /** Thrown for JSON that is not such a record; the message names the field. */
    static final class MalformedException extends RuntimeException {
        MalformedException(String field, String problem) {
            super("'%s' %s".formatted(field, problem));
        }
    }

    /**
     * Returns the record that an object is.
     *
     * @throws MalformedException if a field is missing or has a value of another type
     */
    static <T extends Record> T read(Class<T> type, JsonNode object) {
        return record(type, object, "");
    }

    private static <T extends Record> T record(Class<T> type, JsonNode object, String path) {
        require(object.isObject(), path, "is not an object");
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String field = path.isEmpty() ? components[i].getName() : path + "." + components[i].getName();
            JsonNode value = object.path(components[i].getName());
            values[i] = type == RunReport.Chunks.class && components[i].getType() == List.class
                    ? rows(RunReport.ChunkRow.class, value, field)
                    : value(components[i].getGenericType(), value, field);
        }
        return construct(type, components, values);
    }

    /** Returns the rows of a table that is an object with an array for each component. */
    private static <T extends Record> List<T> rows(Class<T> type, JsonNode columns, String path) {
        RecordComponent[] components = type.getRecordComponents();
        int count = columns.path(components[0].getName()).size();
        Object[][] rows = new Object[count][components.length];
        for (int column = 0; column < components.length; column++) {
            String field = path + "." + components[column].getName();
            JsonNode values = columns.path(components[column].getName());
            require(values.isArray() && values.size() == count, field, "is not an array of %d".formatted(count));
            for (int row = 0; row < count; row++) {
                rows[row][column] = value(components[column].getGenericType(), values.get(row), field);
            }
        }
        return Arrays.stream(rows).map(row -> construct(type, components, row)).toList();
    }

    private static Object value(Type type, JsonNode json, String field) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class ? optional(element, json, field) : list(element, json, field);
        }
        return plain((Class<?>) type, json, field);
    }

    private static Optional<?> optional(Type element, JsonNode json, String field) {
        return json.isNull() || json.isMissingNode() ? Optional.empty() : Optional.of(value(element, json, field));
    }

    private static List<?> list(Type element, JsonNode json, String field) {
        require(json.isArray(), field, "is not an array");
        List<Object> values = new ArrayList<>(json.size());
        for (JsonNode value : json) {
            values.add(value(element, value, "%s[%d]".formatted(field, values.size())));
        }
        return List.copyOf(values);
    }

    private static Object plain(Class<?> type, JsonNode json, String field) {
        require(!json.isMissingNode(), field, "is missing");
        if (type.isRecord()) {
            return record(type.asSubclass(Record.class), json, field);
        }
        if (type == double.class || type == Double.class) {
            require(json.isNumber(), field, "is not a number");
            return json.doubleValue();
        }
        if (type == long.class || type == Long.class) {
            require(json.canConvertToLong() && json.isIntegralNumber(), field, "is not a whole number");
            return json.longValue();
        }
        if (type == int.class || type == Integer.class) {
            require(json.canConvertToInt() && json.isIntegralNumber(), field, "is not a whole number");
            return json.intValue();
        }
        if (type == boolean.class) {
            require(json.isBoolean(), field, "is not true or false");
            return json.booleanValue();
        }
        require(json.isTextual(), field, "is not a text");
        return type == String.class ? json.textValue() : parsed(type, json.textValue(), field);
    }

    private static Object parsed(Class<?> type, String text, String field) {
        if (type == Instant.class) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw new MalformedException(field, "is not a point in time: " + text);
            }
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> JsonBuilder.constant((Enum<?>) constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new MalformedException(field, "has an unknown value: " + text));
    }

    private static <T extends Record> T construct(Class<T> type, RecordComponent[] components, Object[] values) {
        try {
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + type, e);
        }
    }

    private static void require(boolean holds, String field, String problem) {
        if (!holds) {
            throw new MalformedException(field, problem);
        }
    }
}
