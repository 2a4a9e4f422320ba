package io.sparkpool.function;

/** What messages call a function. */
public final class FunctionName {
    private FunctionName() {}

    /** What the function says of itself, if its class has a {@code toString}; else its class, or where the lambda is. */
    public static String of(Object function) {
        Class<?> type = function.getClass();
        if (saysItsName(type)) {
            return function.toString();
        }
        int lambda = type.getName().indexOf("$$Lambda");
        return lambda < 0 ? type.getName() : "a lambda in " + type.getName().substring(0, lambda);
    }

    private static boolean saysItsName(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every class has a toString", e);
        }
    }
}
