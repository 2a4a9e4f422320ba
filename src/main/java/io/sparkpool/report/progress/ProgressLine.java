package io.sparkpool.report.progress;

import io.sparkpool.config.ProgressKind;
import io.sparkpool.pool.ProgressListener;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the progress of maps on a stream, until it is closed. In a terminal that is one line, which is drawn again five
 * times a second, with a bar if the number of inputs is known; elsewhere it is a new line every ten seconds. A map that
 * takes less than half a second shows nothing. Use it in a view of a pool:
 *
 * <pre>{@code
 * try (ProgressLine progress = ProgressLine.on(System.err)) {
 *     pool.withProgress(progress).map(new Slow(), inputs);
 * }
 * }</pre>
 *
 * <p>Maps that follow each other are shown one after the other. Maps that run at once cannot be told apart, as a listener
 * is not told to which of them a chunk belongs: use it for one of them only. A daemon thread draws. Thread-safe.
 */
public final class ProgressLine implements ProgressListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProgressLine.class);
    private static final Duration QUICK = Duration.ofMillis(500);
    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final Supplier<Optional<Display>> displays;
    private final Duration quick;
    private final LongSupplier nanoTime;

    private volatile Optional<MapProgress> map = Optional.empty();

    /** Guarded by this, like the fields below. Empty until there is something to show. */
    private Optional<Display> display = Optional.empty();

    private Optional<ScheduledThreadPoolExecutor> ticker = Optional.empty();
    private boolean closed;

    /**
     * Creates a listener that shows nothing yet.
     *
     * @param displays opens the display, when there is something to show; empty if nothing is to be shown
     * @param quick how long the first map may take without being shown
     * @param nanoTime the clock
     */
    ProgressLine(Supplier<Optional<Display>> displays, Duration quick, LongSupplier nanoTime) {
        this.displays = displays;
        this.quick = quick;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns a listener that shows progress on a stream. What the program prints meanwhile on a terminal stays above
     * the line, but each of its lines may end with characters of it.
     *
     * @param out {@code System.err} or {@code System.out}, for a line if they are a terminal; others get lines
     */
    public static ProgressLine on(PrintStream out) {
        int stream = out == System.out ? Terminal.OUT : Terminal.ERR;
        boolean maybe = out == System.out || out == System.err;
        return auto(() -> maybe && Terminal.is(stream), new StatusLine(out), out, System.getenv());
    }

    /**
     * Returns a listener that shows progress on standard error.
     *
     * @param kind how to show it
     * @param line the line of the terminal that standard error may be
     * @param err standard error
     * @param environment the variables {@code TERM} and {@code NO_COLOR} are used
     */
    public static ProgressLine of(
            ProgressKind kind, StatusLine line, PrintStream err, Map<String, String> environment) {
        return switch (kind) {
            case AUTO -> auto(() -> Terminal.is(Terminal.ERR), line, err, environment);
            case BAR -> shown(() -> Optional.of(bar(line, environment)));
            case LINES -> shown(() -> Optional.of(new LinesDisplay(err)));
            case OFF -> shown(Optional::empty);
        };
    }

    private static ProgressLine auto(
            BooleanSupplier isTerminal, StatusLine line, PrintStream plain, Map<String, String> environment) {
        return shown(() -> Optional.of(
                hasCursor(environment) && isTerminal.getAsBoolean()
                        ? bar(line, environment)
                        : new LinesDisplay(plain)));
    }

    private static ProgressLine shown(Supplier<Optional<Display>> displays) {
        return new ProgressLine(displays, QUICK, System::nanoTime);
    }

    private static Display bar(StatusLine line, Map<String, String> environment) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        ProgressText.Colors colors = plain ? ProgressText.Colors.OFF : ProgressText.Colors.ON;
        return BarDisplay.open(line, Columns.ofTerminal(), Terminal::isInForeground, new ProgressText(colors));
    }

    /** Returns whether a line can be drawn again; a terminal within an editor, for example, only appends. */
    private static boolean hasCursor(Map<String, String> environment) {
        String type = environment.getOrDefault("TERM", "");
        return !type.isEmpty() && !type.equals("dumb");
    }

    @Override
    public void started(Started begun) {
        map = Optional.of(new MapProgress(begun, nanoTime.getAsLong()));
        startTicker();
    }

    @Override
    public void submitted(Submitted wave) {
        map.ifPresent(running -> running.submitted(wave));
    }

    @Override
    public void allSubmitted(long atMicros) {
        map.ifPresent(MapProgress::allSubmitted);
    }

    @Override
    public void completed(Completed chunk) {
        map.ifPresent(running -> running.completed(chunk, nanoTime.getAsLong()));
    }

    @Override
    public void delivered(Delivered chunk) {
        map.ifPresent(running -> running.delivered(chunk, nanoTime.getAsLong()));
    }

    private synchronized void startTicker() {
        if (!closed && ticker.isEmpty()) {
            ScheduledThreadPoolExecutor started = new ScheduledThreadPoolExecutor(1, ProgressLine::daemon);
            started.scheduleAtFixedRate(this::tick, quick.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
            ticker = Optional.of(started);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "spark-pool-progress");
        thread.setDaemon(true);
        return thread;
    }

    /** Shows how far the map is, or stops for good if that cannot be shown. */
    synchronized void tick() {
        try {
            if (!closed) {
                show(map.orElseThrow());
            }
        } catch (IOException | RuntimeException e) { // progress must not end the map
            LOG.info("progress can no longer be shown", e);
            close();
        }
    }

    private void show(MapProgress running) throws IOException {
        display = display.or(displays);
        if (display.isEmpty()) {
            close();
        } else if (running.isOver()) {
            display.get().clear();
        } else {
            display.get().show(running.at(nanoTime.getAsLong()));
        }
    }

    /** Removes the line, and shows nothing any more. */
    @Override
    public synchronized void close() {
        closed = true;
        ticker.ifPresent(ScheduledThreadPoolExecutor::shutdownNow);
        display.ifPresent(Display::close);
    }
}
