package io.sparkpool.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A cluster for one class of tests that break it. It is repaired before each test. */
final class BreakableCluster implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    static final int WORKERS = 2;

    private Path directory;
    private Path jar;
    private TestCluster cluster;
    private boolean isReplaced;

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException, InterruptedException {
        directory = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "faults");
        jar = FaultyFunctions.jar(directory.resolve("classes"));
        cluster = TestCluster.start(directory.resolve("project"), WORKERS);
    }

    @Override
    public void beforeEach(ExtensionContext test) throws IOException, InterruptedException {
        if (isReplaced) {
            isReplaced = false;
            cluster.restart(WORKERS);
        } else {
            cluster.repair(WORKERS);
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) throws IOException, InterruptedException {
        cluster.close();
    }

    TestCluster cluster() {
        return cluster;
    }

    /**
     * Lets the next test have new processes. A master that comes back may register a worker twice and count an executor twice
     * there. It then believes for ever that the worker has no free core.
     */
    void replaceForNextTest() {
        isReplaced = true;
    }

    /** Returns a directory for the files of tests. */
    Path directory() {
        return directory;
    }

    /** Starts a job of one of the {@link FaultyFunctions}. */
    ClusterJob job(String function, String... arguments) throws IOException {
        return ClusterJob.start(cluster, jar, function, arguments);
    }

    /** Starts such a job on one core of this machine. */
    ClusterJob localJob(String function) throws IOException {
        return ClusterJob.startLocally(cluster, jar, function);
    }
}
