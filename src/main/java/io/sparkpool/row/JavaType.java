package io.sparkpool.row;

import java.io.Serializable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A type of values, with its type arguments. Unlike Java's own description of a type it can be serialized.
 *
 * @param raw the class
 * @param arguments the type arguments; empty if the class has none or they are not declared
 */
record JavaType(Class<?> raw, List<JavaType> arguments) implements Serializable {
    private static final JavaType OBJECT = new JavaType(Object.class, List.of());

    /**
     * A component of a record.
     *
     * @param name the name
     * @param type the type
     */
    record Component(String name, JavaType type) {}

    static JavaType of(Type type) {
        return of(type, Map.of());
    }

    private static JavaType of(Type type, Map<TypeVariable<?>, JavaType> variables) {
        if (type instanceof Class<?> raw) {
            return new JavaType(raw, List.of());
        }
        if (type instanceof ParameterizedType generic) {
            List<JavaType> arguments = Stream.of(generic.getActualTypeArguments())
                    .map(argument -> of(argument, variables))
                    .toList();
            return new JavaType((Class<?>) generic.getRawType(), arguments);
        }
        if (type instanceof WildcardType wildcard) {
            return of(wildcard.getUpperBounds()[0], variables);
        }
        if (type instanceof TypeVariable<?> variable) {
            return variables.getOrDefault(variable, OBJECT);
        }
        return new JavaType(Object[].class, List.of()); // an array of a generic type
    }

    boolean isRecord() {
        return raw.isRecord();
    }

    /** Returns a type argument, from 0; {@code Object} if it is not declared. */
    JavaType argument(int index) {
        return arguments.isEmpty() ? OBJECT : arguments.get(index);
    }

    /** Returns the components of a record, in declared order. */
    List<Component> components() {
        TypeVariable<?>[] parameters = raw.getTypeParameters();
        Map<TypeVariable<?>, JavaType> variables = IntStream.range(0, parameters.length)
                .boxed()
                .collect(Collectors.toMap(i -> parameters[i], this::argument));
        return Stream.of(raw.getRecordComponents())
                .map(component -> component(component, variables))
                .toList();
    }

    private static Component component(RecordComponent component, Map<TypeVariable<?>, JavaType> variables) {
        return new Component(component.getName(), of(component.getGenericType(), variables));
    }

    /** Returns the type with an article, as in <i>an int</i>. */
    String described() {
        return Words.withArticle(toString());
    }

    /** Returns the type as in a program that imports the classes of Java and Spark. */
    @Override
    public String toString() {
        String name = ValueTypes.isKnown(raw) ? raw.getSimpleName() : raw.getTypeName();
        return arguments.isEmpty()
                ? name
                : arguments.stream().map(JavaType::toString).collect(Collectors.joining(", ", name + "<", ">"));
    }
}
