package io.sparkpool;

import io.sparkpool.learn.SharedClasses;
import io.sparkpool.pool.Pool;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Passes a pool of four cores to tests with a parameter of type {@link Pool}: one for all tests, as Spark starts slowly. */
public final class SharedPool implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedPool.class);

    /** Returns the context of the running Spark, of which a process has one. */
    public static JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Pool.class;
    }

    /** Returns the pool from JUnit's root store, which is closed after the last test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Pool.class, key -> start(), Pool.class);
    }

    /** Starts the pool with a class loader that also finds the classes which tests of exercises compile. */
    private static Pool start() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SharedClasses.loader());
        try {
            return Pool.local(4);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
