package io.sparkpool.function;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A generic type with other type arguments than where it was declared. */
final class ResolvedType implements ParameterizedType {
    private final ParameterizedType declared;
    private final List<Type> arguments;

    private ResolvedType(ParameterizedType declared, List<Type> arguments) {
        this.declared = declared;
        this.arguments = arguments;
    }

    /** Returns the type with each argument as the resolver returns it. */
    static ParameterizedType of(ParameterizedType declared, UnaryOperator<Type> resolver) {
        List<Type> before = List.of(declared.getActualTypeArguments());
        List<Type> arguments = before.stream().map(resolver).toList();
        return arguments.equals(before) ? declared : new ResolvedType(declared, arguments);
    }

    @Override
    public Type[] getActualTypeArguments() {
        return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
        return declared.getRawType();
    }

    @Override
    public Type getOwnerType() {
        return declared.getOwnerType();
    }

    /** Returns whether another type is the same, as Java's own generic types do. */
    @Override
    public boolean equals(Object other) {
        return other instanceof ParameterizedType type
                && type.getRawType().equals(getRawType())
                && Arrays.equals(type.getActualTypeArguments(), getActualTypeArguments());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(getActualTypeArguments()) ^ getRawType().hashCode();
    }

    @Override
    public String toString() {
        return arguments.stream()
                .map(Type::getTypeName)
                .collect(Collectors.joining(", ", getRawType().getTypeName() + "<", ">"));
    }
}
