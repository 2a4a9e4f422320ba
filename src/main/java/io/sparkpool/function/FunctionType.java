package io.sparkpool.function;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The types that the class of a function declares.
 *
 * @param input the type of one input; {@code Object} if the class does not say
 * @param output the type of one output; {@code Object} if the class does not say
 */
public record FunctionType(Type input, Type output) {
    /** Checks that nothing is missing. */
    public FunctionType {
        Objects.requireNonNull(input, "input is null");
        Objects.requireNonNull(output, "output is null");
    }

    /**
     * Returns the types that a class gives to the two parameters of an interface, which a superclass may implement. A
     * parameter of the class itself counts as the type that bounds it.
     *
     * @param function the class of a function
     * @param shape a generic interface of two parameters, input and output
     */
    public static FunctionType of(Class<?> function, Class<?> shape) {
        Map<TypeVariable<?>, Type> known = new HashMap<>();
        collect(function, known);
        TypeVariable<?>[] parameters = shape.getTypeParameters();
        return new FunctionType(resolved(parameters[0], known), resolved(parameters[1], known));
    }

    private static void collect(Type type, Map<TypeVariable<?>, Type> known) {
        Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            for (int i = 0; i < arguments.length; i++) {
                known.put(raw.getTypeParameters()[i], arguments[i]);
            }
        }
        if (raw.getGenericSuperclass() != null) {
            collect(raw.getGenericSuperclass(), known);
        }
        for (Type superinterface : raw.getGenericInterfaces()) {
            collect(superinterface, known);
        }
    }

    /** Returns a type with known types in place of its variables, also of those in its type arguments. */
    private static Type resolved(Type type, Map<TypeVariable<?>, Type> known) {
        if (type instanceof TypeVariable<?> variable) {
            return known.containsKey(variable) ? resolved(known.get(variable), known) : erased(variable.getBounds()[0]);
        }
        if (type instanceof GenericArrayType array) {
            return erased(resolved(array.getGenericComponentType(), known)).arrayType();
        }
        return type instanceof ParameterizedType generic
                ? ResolvedType.of(generic, argument -> resolved(argument, known))
                : type;
    }

    private static Class<?> erased(Type type) {
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        return type instanceof TypeVariable<?> variable ? erased(variable.getBounds()[0]) : (Class<?>) type;
    }
}
