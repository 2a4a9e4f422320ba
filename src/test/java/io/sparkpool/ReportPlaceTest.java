package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.submit.DriverLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportPlaceTest {
    private static final Optional<Path> DEFAULT = Optional.of(Path.of("target/runs"));

    @ParameterizedTest
    @CsvSource({
        "CLIENT, runs, runs",
        "CLIENT, /var/my runs, /var/my runs",
        "CLIENT, file:/var/my%20runs, /var/my runs",
        "CLIENT, file:///var/runs, /var/runs",
        "CLIENT, c:x, c:x",
        "CLUSTER, /var/runs, /var/runs",
        "CLUSTER_LATER, /var/runs, /var/runs"
    })
    void aDirectoryOfTheDriversMachineIsUsed(DriverLocation driver, String value, Path runs) {
        Problems problems = new Problems();
        assertThat(place(driver, problems, report(value)))
                .isEqualTo(new ReportPlace(Optional.of(runs), Optional.empty()));
        problems.throwIfAny();
    }

    @Test
    void withoutASettingThereIsTheDefaultAndOffMeansNoReport() {
        Problems problems = new Problems();
        assertThat(place(DriverLocation.CLIENT, problems).runs()).isEqualTo(DEFAULT);
        assertThat(place(DriverLocation.CLIENT, problems, report("off")).runs()).isEmpty();
        assertThat(place(DriverLocation.CLUSTER, problems, report("off")).runs())
                .isEmpty();
        problems.throwIfAny();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CLIENT        | hdfs://host/runs | it is written to the driver's machine, not to another file system; name a path of that machine, or set off for no report
            CLIENT        | s3a://bucket     | it is written to the driver's machine, not to another file system; name a path of that machine, or set off for no report
            CLIENT        | ''               | there is no path to write to; name one, or set off for no report
            CLIENT        | file:%           | not a path of this machine; name another, or set off for no report
            CLUSTER       | runs             | the driver runs on a machine of the cluster, where a relative path leads elsewhere; give an absolute path, or set off for no report
            CLUSTER_LATER | runs             | the driver runs on a machine of the cluster, where a relative path leads elsewhere; give an absolute path, or set off for no report
            """)
    void anyOtherPlaceIsRefused(DriverLocation driver, String value, String reason) {
        Problems problems = new Problems();
        place(driver, problems, report(value));
        assertThatThrownBy(problems::throwIfAny)
                .hasMessage("cannot use 'spark.pool.report.path' = '%s' (--report): %s".formatted(value, reason));
    }

    @Test
    void eventsGoToAFileOfTheDriversMachine() {
        Problems problems = new Problems();
        Setting events = new Setting("spark.pool.report.openLineage", "/var/events.jsonl", "-D");
        assertThat(place(DriverLocation.CLUSTER, problems, events).openLineage())
                .contains(Path.of("/var/events.jsonl"));
        problems.throwIfAny();
        place(DriverLocation.CLIENT, problems, new Setting(events.key(), "https://host/api", "-D"));
        assertThatThrownBy(problems::throwIfAny)
                .hasMessage("cannot use 'spark.pool.report.openLineage' = 'https://host/api' (-D): it is written to the"
                        + " driver's machine, not to another file system; name a path of that machine");
    }

    private static Setting report(String value) {
        return new Setting("spark.pool.report.path", value, "--report");
    }

    private static ReportPlace place(DriverLocation driver, Problems problems, Setting... settings) {
        return ReportPlace.of(Settings.of(List.of(settings)), driver, DEFAULT, problems);
    }
}
