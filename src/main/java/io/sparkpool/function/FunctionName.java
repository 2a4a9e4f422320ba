package io.sparkpool.function;

/** The name of a function in messages. */
public final class FunctionName {
    private FunctionName() {}

    /**
     * Returns the name of a function: its {@code toString} if its class overrides that, else the name of its class, or
     * of the class that contains the lambda.
     */
    public static String of(Object function) {
        Class<?> type = function.getClass();
        if (overridesToString(type)) {
            return function.toString();
        }
        int lambda = type.getName().indexOf("$$Lambda");
        return lambda < 0 ? type.getName() : "a lambda in " + type.getName().substring(0, lambda);
    }

    private static boolean overridesToString(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every class has a toString", e);
        }
    }
}
