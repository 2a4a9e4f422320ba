package io.sparkpool.scale;

import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.SampleReport;
import io.sparkpool.scale.Scaling.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measurements for tests. */
final class Measured {
    private static final double START_SECONDS = 1;
    private static final int CHUNKS = 64;

    private Measured() {}

    /**
     * Returns how a job scales on a machine of eight cores whose Spark needs a second to start.
     *
     * @param times a word for each number of cores, such as {@code 4:2.5,2.6}: the seconds of the map in each round
     */
    static Scaling scaling(String times) {
        return scaling(times, 8, CHUNKS);
    }

    static Scaling scaling(String times, int machineCores, int chunks) {
        List<Measurement> measurements = new ArrayList<>();
        for (String word : times.split(" ")) {
            String[] parts = word.split(":");
            for (String seconds : parts[1].split(",")) {
                int cores = Integer.parseInt(parts[0]);
                measurements.add(
                        new Measurement(cores, report(cores, Double.parseDouble(seconds), machineCores, chunks)));
            }
        }
        return Scaling.of(List.of("./submit.sh", "scale", "--cores", "1,2"), measurements);
    }

    static RunReport report(int cores, double mapSeconds, int machineCores, int chunks) {
        RunReport report = RecordCopy.with(SampleReport.done(chunks), "seconds.map", Optional.of(mapSeconds));
        report = RecordCopy.with(report, "seconds.total", mapSeconds + START_SECONDS);
        report = RecordCopy.with(report, "machine.cores", machineCores);
        report = RecordCopy.with(report, "machine.master", "local[%d]".formatted(cores));
        return RecordCopy.with(
                report, "coreSeconds", report.coreSeconds().map(seconds -> RecordCopy.with(seconds, "cores", cores)));
    }
}
