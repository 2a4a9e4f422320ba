package io.sparkpool.report.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.SharedPool;
import io.sparkpool.config.ProgressKind;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.Range;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedPool.class)
class ProgressLineTest {
    /** Longer than a test takes, which draws itself. */
    private static final Duration LONG = Duration.ofDays(1);

    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final AtomicLong clock = new AtomicLong();
    private final AtomicBoolean foreground = new AtomicBoolean(true);

    @Test
    void showsAMapOfThePoolAndRemovesTheLineAtItsEnd(Pool pool) {
        try (ProgressLine progress = bar(40)) {
            pool.withProgress(progress).withChunkSize(10).map(x -> x, Range.of(0, 100));
            progress.tick();
        }
        assertThat(shown).as("the map is over").hasToString("");
    }

    @Test
    void drawsALineAsWideAsTheTerminalAndRemovesIt() {
        try (ProgressLine progress = bar(40)) {
            progress.started(Events.started(100));
            progress.submitted(Events.submitted(0, 10));
            Events.map(progress, 0, 5);
            clock.set(2 * SECOND);
            progress.tick();
        }
        assertThat(shown).hasToString("\r\033[?7l50 %  50 of 100  25/s  4 s left\033[K\033[?7h\r\r\033[J");
    }

    @Test
    void inTheBackgroundNothingIsDrawnOrErased() {
        try (ProgressLine progress = bar(40)) {
            progress.started(Events.started(100));
            progress.submitted(Events.submitted(0, 10));
            progress.tick();
            String before = shown.toString(StandardCharsets.UTF_8);
            foreground.set(false);
            progress.tick();
            progress.close();
            assertThat(before).isNotEmpty();
            assertThat(shown).hasToString(before);
        }
    }

    @Test
    void elsewhereThereIsALineEveryTenSeconds() {
        try (ProgressLine progress = lines()) {
            progress.started(Events.started(1000));
            progress.submitted(Events.submitted(0, 100));
            for (int second = 1; second <= 25; second++) {
                clock.set(second * SECOND);
                Events.map(progress, second, 1);
                progress.tick();
            }
            progress.started(Events.startedWithoutEnd());
            clock.addAndGet(11 * SECOND);
            progress.tick();
        }
        assertThat(shown).hasToString("""
                        spark-pool: 100 of 1,000 inputs mapped (10 %), 10/s, 10 s elapsed, 1 min 30 s left
                        spark-pool: 200 of 1,000 inputs mapped (20 %), 10/s, 20 s elapsed, 1 min 20 s left
                        spark-pool: 0 inputs mapped, 0/s, 11 s elapsed
                        """);
    }

    @Test
    void isOffIfThatIsWanted() {
        ProgressLine progress = ProgressLine.of(ProgressKind.OFF, new StatusLine(out), out, Map.of());
        progress.started(Events.started(1000));
        progress.tick();
        progress.tick();
        assertThat(shown).hasToString("");
    }

    @Test
    void aTerminalThatIsGoneEndsTheProgressButNotTheMap() {
        AtomicInteger writes = new AtomicInteger();
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                writes.incrementAndGet();
                throw new IOException("gone");
            }
        };
        Display display =
                BarDisplay.open(new StatusLine(gone), () -> 80, () -> true, new ProgressText(ProgressText.Colors.OFF));
        ProgressLine progress = new ProgressLine(() -> Optional.of(display), LONG, clock::get);
        progress.started(Events.started(1000));
        progress.tick();
        progress.tick();
        progress.completed(Events.completed(0));
        assertThat(writes).hasValue(1);
    }

    private ProgressLine bar(int columns) {
        StatusLine line = new StatusLine(shown);
        return new ProgressLine(
                () -> Optional.of(BarDisplay.open(
                        line, () -> columns, foreground::get, new ProgressText(ProgressText.Colors.OFF))),
                LONG,
                clock::get);
    }

    private ProgressLine lines() {
        return new ProgressLine(() -> Optional.of(new LinesDisplay(out)), LONG, clock::get);
    }
}
