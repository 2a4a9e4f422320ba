package io.sparkpool.spark;

import io.sparkpool.config.Master;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Starts Spark so that it finds the caller's classes and, on a cluster, has executors. */
public final class SparkStart {
    private SparkStart() {}

    /**
     * Starts Spark.
     *
     * @param settings complete settings
     * @throws RuntimeException if Spark does not start, or no executor comes in time
     */
    static JavaSparkContext start(SparkConf settings) {
        if (Master.isLocal(settings.get(Master.KEY))) {
            return newContext(settings);
        }
        ExecutorStartup cluster = new ExecutorStartup(settings);
        cluster.awaitMaster();
        JavaSparkContext context = newContext(settings);
        try {
            cluster.awaitExecutors(context);
            return context;
        } catch (Throwable noExecutors) {
            context.stop();
            throw noExecutors;
        }
    }

    /** Creates a context whose tasks in this process load classes by the caller's class loader. */
    private static JavaSparkContext newContext(SparkConf settings) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(callerClasses());
        try {
            return new JavaSparkContext(settings);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /**
     * Returns the class loader that finds the classes of the program that uses the pool. Spark uses the context class
     * loader of the thread that starts it, but in a program that was started from its source file
     * ({@code java File.java}) only the class loader of the program itself finds them.
     */
    public static ClassLoader callerClasses() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader caller = caller().getClassLoader();
        return delegatesTo(caller, context) ? caller : context;
    }

    /** Returns the class that called this library, as far as it is not in the same jar. */
    static Class<?> caller() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> !isOwn(type))
                        .findFirst())
                .orElse(SparkStart.class);
    }

    private static boolean isOwn(Class<?> type) {
        return Objects.equals(
                type.getProtectionDomain().getCodeSource(),
                SparkStart.class.getProtectionDomain().getCodeSource());
    }

    /** Returns whether one class loader delegates to the other one, directly or through others. */
    private static boolean delegatesTo(ClassLoader loader, ClassLoader other) {
        return loader != null
                && Stream.iterate(loader.getParent(), Objects::nonNull, ClassLoader::getParent)
                        .anyMatch(parent -> parent == other);
    }
}
