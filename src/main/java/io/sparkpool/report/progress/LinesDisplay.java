package io.sparkpool.report.progress;

import java.io.PrintStream;
import java.time.Duration;

/** Shows progress as a new line every ten seconds. */
final class LinesDisplay implements Display {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final PrintStream out;
    private Duration shownAt = Duration.ZERO;

    LinesDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(Snapshot map) {
        if (map.elapsed().compareTo(shownAt) < 0) { // another map
            shownAt = Duration.ZERO;
        }
        if (map.elapsed().minus(shownAt).compareTo(INTERVAL) >= 0) {
            shownAt = map.elapsed();
            out.println(ProgressText.plain(map));
        }
    }

    @Override
    public void clear() {}

    @Override
    public void close() {}
}
