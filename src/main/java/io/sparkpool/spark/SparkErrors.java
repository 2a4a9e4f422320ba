package io.sparkpool.spark;

import io.sparkpool.message.MessageText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Keeps the last errors that Spark logged. If Spark ends the process, only they tell why. */
public final class SparkErrors extends AbstractAppender {
    private static final int KEPT = 2;

    /** Guarded by itself. */
    private final Deque<Entry> last = new ArrayDeque<>();

    private record Entry(String thread, String text) {}

    private SparkErrors() {
        super("spark-errors", null, null, true, Property.EMPTY_ARRAY);
    }

    /** Starts listening, for the life of the process. */
    public static SparkErrors listen() {
        SparkErrors errors = new SparkErrors();
        errors.start();
        if (LogManager.getContext(false) instanceof LoggerContext log4j) {
            log4j.getConfiguration().getRootLogger().addAppender(errors, Level.ERROR, null);
        }
        return errors;
    }

    @Override
    public void append(LogEvent event) {
        String text = text(event);
        synchronized (last) {
            if (last.size() == KEPT) {
                last.removeFirst();
            }
            last.addLast(new Entry(event.getThreadName(), text));
        }
    }

    private static String text(LogEvent event) {
        String message =
                event.getMessage().getFormattedMessage().lines().findFirst().orElse("");
        return event.getThrown() == null
                ? message
                : message.replaceFirst("\\.$", "") + ": " + MessageText.ofThrowable(event.getThrown());
    }

    /** Returns the last errors that a thread logged, on one line; an empty text if there are none. */
    public String loggedBy(String thread) {
        synchronized (last) {
            return last.stream()
                    .filter(entry -> entry.thread().equals(thread))
                    .map(Entry::text)
                    .collect(Collectors.joining("; "));
        }
    }
}
