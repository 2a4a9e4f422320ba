package io.sparkpool.report.progress;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Shows progress as a line in a terminal, which is removed if the process ends. */
final class BarDisplay implements Display {
    private final StatusLine line;
    private final IntSupplier columns;
    private final BooleanSupplier inForeground;
    private final ProgressText text;
    private final Thread atExit;

    private BarDisplay(StatusLine line, IntSupplier columns, BooleanSupplier inForeground, ProgressText text) {
        this.line = line;
        this.columns = columns;
        this.inForeground = inForeground;
        this.text = text;
        this.atExit = new Thread(line::close, "spark-pool-progress-end");
    }

    /**
     * Opens a display.
     *
     * @param columns tells the width of the terminal
     * @param inForeground tells whether this process may draw now; a user can send it to the background and back
     */
    static BarDisplay open(StatusLine line, IntSupplier columns, BooleanSupplier inForeground, ProgressText text) {
        BarDisplay display = new BarDisplay(line, columns, inForeground, text);
        try {
            Runtime.getRuntime().addShutdownHook(display.atExit);
        } catch (IllegalStateException processEnds) {
            line.close();
        }
        return display;
    }

    @Override
    public void show(Snapshot map) throws IOException {
        if (inForeground.getAsBoolean()) {
            line.show(text.bar(map, columns.getAsInt()));
        } else {
            line.leave();
        }
    }

    @Override
    public void clear() throws IOException {
        line.erase();
    }

    @Override
    public void close() {
        line.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException processEnds) {
            // the line is removed already
        }
    }
}
