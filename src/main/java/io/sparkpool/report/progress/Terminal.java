package io.sparkpool.report.progress;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What programs of the system say about the terminal of this process; Java knows neither its width nor its streams. */
public final class Terminal {
    /** Standard input. */
    public static final int IN = 0;

    /** Standard output. */
    public static final int OUT = 1;

    /** Standard error. */
    public static final int ERR = 2;

    private static final Pattern SIZE = Pattern.compile("[0-9]+ ([0-9]{1,5})\\s*");
    private static final int MAX_SECONDS = 2;

    /** The places of process groups after the name in {@code /proc/self/stat}. */
    private static final int GROUP = 2;

    private static final int FOREGROUND_GROUP = 5;

    private Terminal() {}

    /**
     * Returns whether a stream of this process is a terminal.
     *
     * @param stream {@link #IN}, {@link #OUT} or {@link #ERR}
     */
    public static boolean is(int stream) {
        ProcessBuilder test = new ProcessBuilder("test", "-t", Integer.toString(stream)).inheritIO();
        try {
            Process running = test.start();
            return hasEnded(running) && running.exitValue() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    /**
     * Returns whether this process may draw on its terminal: a job in the background of a shell would draw over what the
     * user types, and some terminals stop it. Where the system does not say, it may.
     */
    static boolean isInForeground() {
        try {
            return isInForeground(Files.readString(Path.of("/proc/self/stat")));
        } catch (IOException e) {
            return true;
        }
    }

    /** Compares the process group with that in the foreground of the terminal, which is -1 if there is no terminal. */
    static boolean isInForeground(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        if (fields.length <= FOREGROUND_GROUP) {
            return true;
        }
        String foreground = fields[FOREGROUND_GROUP];
        return foreground.startsWith("-") || foreground.equals("0") || foreground.equals(fields[GROUP]);
    }

    /** Returns how many columns the terminal has now, if the system says. */
    static OptionalInt columns() {
        ProcessBuilder stty = new ProcessBuilder("stty", "size")
                .redirectInput(new File("/dev/tty"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process running = stty.start();
            return hasEnded(running)
                    ? columns(new String(running.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    : OptionalInt.empty();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
    }

    /** Reads the rows and columns that {@code stty size} prints; a terminal that does not know them says 0. */
    static OptionalInt columns(String size) {
        Matcher matcher = SIZE.matcher(size);
        int columns = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
    }

    private static boolean hasEnded(Process process) {
        try {
            if (process.waitFor(MAX_SECONDS, TimeUnit.SECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return false;
    }
}
