package io.sparkpool.report;

import io.sparkpool.pool.ChunkResults;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Shows the progress of a map on a terminal: one line that is overwritten, at most five times per second. */
public final class Progress<R> implements Iterator<R>, AutoCloseable {
    private static final long MIN_INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
    private static final String ERASE_LINE = "\r\033[K";

    private final ChunkResults<R> results;
    private final long estimatedInputs;
    private final PrintStream terminal;
    private final LongSupplier nanoTime;
    private long shownAtNanos;
    private boolean shown;

    Progress(ChunkResults<R> results, long estimatedInputs, PrintStream terminal, LongSupplier nanoTime) {
        this.results = results;
        this.estimatedInputs = estimatedInputs;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.shownAtNanos = nanoTime.getAsLong();
    }

    /**
     * Returns an iterator over the results that shows the progress as they are taken.
     *
     * @param estimatedInputs how many inputs there are, exactly or approximately
     * @param terminal where progress is shown; empty if it is not shown
     */
    public static <R> Progress<R> of(ChunkResults<R> results, long estimatedInputs, Optional<PrintStream> terminal) {
        PrintStream shown = terminal.orElseGet(() -> new PrintStream(OutputStream.nullOutputStream()));
        return new Progress<>(results, estimatedInputs, shown, System::nanoTime);
    }

    @Override
    public boolean hasNext() {
        return results.hasNext();
    }

    @Override
    public R next() {
        R result = results.next();
        if (nanoTime.getAsLong() - shownAtNanos >= MIN_INTERVAL_NANOS) {
            show();
        }
        return result;
    }

    private void show() {
        long inputs = results.inputsMapped();
        double percent = Math.min(100, 100.0 * inputs / Math.max(1, estimatedInputs));
        terminal.print(
                String.format(Locale.ROOT, "%sspark-pool: %,d inputs mapped (%.0f %%)", ERASE_LINE, inputs, percent));
        terminal.flush();
        shownAtNanos = nanoTime.getAsLong();
        shown = true;
    }

    /** Removes the line from the terminal. */
    @Override
    public void close() {
        if (shown) {
            terminal.print(ERASE_LINE);
            terminal.flush();
            shown = false;
        }
    }
}
