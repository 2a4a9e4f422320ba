package io.sparkpool.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Checks after each class of tests what must hold in every report, in those of all runs in this project that have ended
 * since the tests began. JUnit finds this class by itself.
 */
public final class ReportsOfTests implements AfterAllCallback {
    private static final Path RUNS = Path.of("target/runs");
    private static final FileTime BEGIN = FileTime.from(Instant.now());

    /** A report that has ended does not change. */
    private static final Set<Path> CHECKED = ConcurrentHashMap.newKeySet();

    @Override
    public void afterAll(ExtensionContext tests) throws IOException {
        for (Path report : RunDirectory.reports(RUNS)) {
            if (!CHECKED.contains(report)) {
                check(report, tests.getDisplayName());
            }
        }
    }

    private static void check(Path report, String tests) {
        try {
            if (Files.getLastModifiedTime(report).compareTo(BEGIN) < 0) {
                CHECKED.add(report);
            } else if (RunJson.read(report).run().status() != RunReport.Status.RUNNING) {
                CHECKED.add(report);
                ReportCheck.check(report);
            }
        } catch (IOException | AssertionError | RuntimeException wrong) {
            if (Files.notExists(report)) {
                return; // a test has deleted it meanwhile
            }
            throw new AssertionError(
                    "the report '%s', which was written while or before %s ran: %s"
                            .formatted(report, tests, wrong.getMessage()),
                    wrong);
        }
    }
}
