package io.sparkpool.report.progress;

import java.util.OptionalInt;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.spark.util.SignalUtils;
import scala.Function0;

/** The width of the terminal in columns: it is asked for when it is needed first, and again when it has changed. */
final class Columns implements IntSupplier {
    private static final int DEFAULT = 80;

    private final Supplier<OptionalInt> terminal;
    private volatile boolean known;
    private int columns;

    Columns(Supplier<OptionalInt> terminal) {
        this.terminal = terminal;
    }

    /** Returns the width of the terminal of this process, which tells by a signal that it has changed. */
    static Columns ofTerminal() {
        Columns columns = new Columns(Terminal::columns);
        Function0<Object> changed = () -> {
            columns.change();
            return true;
        };
        SignalUtils.register("WINCH", changed);
        return columns;
    }

    void change() {
        known = false;
    }

    /** Returns the width. Not to be called by several threads at once. */
    @Override
    public int getAsInt() {
        if (!known) {
            known = true; // first, as it may change while it is asked for
            columns = terminal.get().orElse(DEFAULT);
        }
        return columns;
    }
}
