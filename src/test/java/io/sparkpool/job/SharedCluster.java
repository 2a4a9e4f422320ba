package io.sparkpool.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes a cluster of two workers to tests with a parameter of type {@link TestCluster}: one for all tests, as it takes
 * several seconds to start and stop.
 */
final class SharedCluster implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedCluster.class);
    private static final int WORKERS = 2;

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    /** Returns the cluster from JUnit's root store, which is closed after the last test. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(TestCluster.class, key -> start(), TestCluster.class);
    }

    private static TestCluster start() {
        try {
            Path directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "cluster");
            return TestCluster.start(directory, WORKERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the cluster starts", e);
        }
    }
}
