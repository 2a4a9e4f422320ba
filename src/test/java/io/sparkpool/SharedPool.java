package io.sparkpool;

import io.sparkpool.pool.Pool;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests that have a parameter of type {@link Pool} one on four cores: the same one for all, as Spark starts slowly. */
public final class SharedPool implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedPool.class);

    /** The Spark that the pool has started; there is one in a process. */
    public static JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Pool.class;
    }

    /** JUnit closes what is kept here after the last test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Pool.class, key -> Pool.local(4), Pool.class);
    }
}
