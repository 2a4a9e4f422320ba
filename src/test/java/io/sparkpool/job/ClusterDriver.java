package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.LongText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A driver that ran on a worker, as submit.sh names it on standard error. */
record ClusterDriver(String id, Path out) {
    private static final Pattern NOTICE = Pattern.compile(
            "spark-pool: (driver-\\S+) runs the job; its outputs go to (/\\S+) on 127\\.0\\.0\\.1\n.*", Pattern.DOTALL);

    /** Reads the driver from the first line of standard error. */
    static ClusterDriver of(String err) {
        Matcher notice = NOTICE.matcher(err);
        assertThat(notice.matches()).as(LongText.of(err)).isTrue();
        return new ClusterDriver(notice.group(1), Path.of(notice.group(2)));
    }

    /** Returns the driver's standard output. */
    String output() throws IOException {
        return Files.readString(out);
    }

    /** Returns the file with the driver's log. */
    Path log() {
        return out.resolveSibling("stderr");
    }

    /** Returns the first line of standard error. */
    String notice() {
        return "spark-pool: %s runs the job; its outputs go to %s on 127.0.0.1\n".formatted(id, out);
    }
}
