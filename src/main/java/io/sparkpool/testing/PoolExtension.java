package io.sparkpool.testing;

import io.sparkpool.pool.Pool;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes a pool to tests in JUnit 5 that have a parameter of type {@link TestPool} or {@link Pool}:
 *
 * <pre>{@code
 * @ExtendWith(PoolExtension.class)
 * class SquareTest {
 *     @Test
 *     void squares(TestPool pool) {
 *         pool.map(new Square(), 2L, 3L).hasOutputs(4L, 9L);
 *     }
 * }
 * }</pre>
 *
 * <p>All test classes of a process share one pool of four cores, as Spark takes a second to start. It is closed after
 * the last test, so tests must not close it. It logs nothing, unless the tests configure Log4j. Tables of a {@code
 * TestPool} are deleted after the test that got it.
 */
public final class PoolExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(PoolExtension.class);
    private static final int CORES = 4;

    /** Creates the extension; JUnit calls this. */
    public PoolExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return Set.of(Pool.class, TestPool.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Pool shared = test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Pool.class, key -> Pool.local(CORES), Pool.class);
        return parameter.getParameter().getType() == Pool.class ? shared : testPool(test, shared);
    }

    private static TestPool testPool(ExtensionContext test, Pool shared) {
        return test.getStore(NAMESPACE)
                .getOrComputeIfAbsent(OfTest.class, key -> new OfTest(new TestPool(shared)), OfTest.class)
                .pool();
    }

    /** The pool of a test, in JUnit's store, which closes it after the test. */
    private record OfTest(TestPool pool) implements AutoCloseable {
        @Override
        public void close() {
            pool.deleteTables();
        }
    }
}
