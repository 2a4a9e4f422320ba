package io.sparkpool.spark;

import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Lets tasks in this process, and what reads their results, find the classes of the program that uses the
 * pool: Spark looks for them where
 * the starting thread does by its context class loader, which for a program that {@code java File.java} has compiled is
 * not where they are.
 */
public final class CallerClasses {
    /** What the packages of this project start with that call this class, or are called by the program. */
    private static final String OURS = "io.sparkpool.";

    private CallerClasses() {}

    /** Makes something in a context in which the caller's classes can be found. */
    public static <T> T make(Supplier<T> maker) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader caller = caller().getClassLoader();
        if (!knows(caller, before)) {
            return maker.get();
        }
        thread.setContextClassLoader(caller);
        try {
            return maker.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Class<?> caller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> !type.getPackageName().startsWith(OURS))
                        .findFirst())
                .orElse(CallerClasses.class);
    }

    /** Whether one class loader asks the other one, directly or not. */
    private static boolean knows(ClassLoader loader, ClassLoader other) {
        return loader != null
                && Stream.iterate(loader.getParent(), parent -> parent != null, ClassLoader::getParent)
                        .anyMatch(parent -> parent == other);
    }
}
