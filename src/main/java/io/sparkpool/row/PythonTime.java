package io.sparkpool.row;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes dates and times as Python's {@code datetime} does. An {@code Instant} is a time in UTC. Python has no
 * nanoseconds: {@code str} shows them nevertheless, {@code repr} ends with microseconds.
 */
final class PythonTime {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int NANOS_PER_MICRO = 1_000;

    private PythonTime() {}

    /** Returns what {@code print} shows; the {@code toString} of a class that Python does not have. */
    static String str(Temporal time) {
        if (time instanceof Instant instant) {
            return str(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "+00:00";
        }
        return time instanceof LocalDateTime dateTime
                ? SECONDS.format(dateTime) + fraction(dateTime.getNano())
                : time.toString();
    }

    /** Returns what a list shows; the {@code toString} of a class that Python does not have. */
    static String repr(Temporal time) {
        if (time instanceof LocalDate date) {
            return "datetime.date(" + joined(date.getYear(), date.getMonthValue(), date.getDayOfMonth()) + ")";
        }
        if (time instanceof Instant instant) {
            String arguments = arguments(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
            return "datetime.datetime(" + arguments + ", tzinfo=datetime.timezone.utc)";
        }
        return time instanceof LocalDateTime dateTime
                ? "datetime.datetime(" + arguments(dateTime) + ")"
                : time.toString();
    }

    private static String fraction(int nanos) {
        if (nanos == 0) {
            return "";
        }
        return nanos % NANOS_PER_MICRO == 0
                ? String.format(Locale.ROOT, ".%06d", nanos / NANOS_PER_MICRO)
                : String.format(Locale.ROOT, ".%09d", nanos);
    }

    /** Returns the arguments of the constructor, without seconds and microseconds at the end that are zero. */
    private static String arguments(LocalDateTime time) {
        int micros = time.getNano() / NANOS_PER_MICRO;
        String minutes =
                joined(time.getYear(), time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute());
        if (micros > 0) {
            return minutes + ", " + joined(time.getSecond(), micros);
        }
        return time.getSecond() > 0 ? minutes + ", " + time.getSecond() : minutes;
    }

    private static String joined(int... numbers) {
        return IntStream.of(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    }
}
