package io.sparkpool.row;

import io.sparkpool.message.TextBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;

/** Appends Spark's dates and times as {@link JsonText} writes those of Java. Years of four digits are fast. */
final class JsonTime {
    private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);
    private static final int MICROS_PER_SECOND = 1_000_000;

    private JsonTime() {}

    static void appendDate(TextBuffer out, int day) {
        LocalDate date = LocalDate.ofEpochDay(day);
        if (hasFourDigits(date)) {
            out.appendAscii('"');
            append(out, date);
            out.appendAscii('"');
        } else {
            out.appendJson(date.toString());
        }
    }

    static void appendInstant(TextBuffer out, long micros) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY));
        if (!hasFourDigits(date)) {
            out.appendJson(instant(micros).toString());
            return;
        }
        int fraction = appendSeconds(out, date, micros);
        if (fraction > 0) {
            boolean millis = fraction % 1000 == 0;
            out.appendAscii('.');
            out.appendPadded(millis ? fraction / 1000 : fraction, millis ? 3 : 6);
        }
        out.appendAscii("Z\"");
    }

    static void appendLocal(TextBuffer out, long micros) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(micros, MICROS_PER_DAY));
        if (!hasFourDigits(date)) {
            LocalDateTime time = LocalDateTime.ofInstant(instant(micros), ZoneOffset.UTC);
            out.appendJson(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time));
            return;
        }
        int fraction = appendSeconds(out, date, micros);
        if (fraction > 0) {
            int digits = 6;
            for (; fraction % 10 == 0; digits--) {
                fraction /= 10;
            }
            out.appendAscii('.');
            out.appendPadded(fraction, digits);
        }
        out.appendAscii('"');
    }

    /** Appends a time up to its seconds; returns the microseconds. */
    private static int appendSeconds(TextBuffer out, LocalDate date, long micros) {
        long ofDay = Math.floorMod(micros, MICROS_PER_DAY);
        int seconds = (int) (ofDay / MICROS_PER_SECOND);
        out.appendAscii('"');
        append(out, date);
        out.appendAscii('T');
        out.appendPadded(seconds / 3600, 2);
        out.appendAscii(':');
        out.appendPadded(seconds / 60 % 60, 2);
        out.appendAscii(':');
        out.appendPadded(seconds % 60, 2);
        return (int) (ofDay % MICROS_PER_SECOND);
    }

    private static void append(TextBuffer out, LocalDate date) {
        out.appendPadded(date.getYear(), 4);
        out.appendAscii('-');
        out.appendPadded(date.getMonthValue(), 2);
        out.appendAscii('-');
        out.appendPadded(date.getDayOfMonth(), 2);
    }

    private static boolean hasFourDigits(LocalDate date) {
        return date.getYear() >= 0 && date.getYear() <= 9999;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000L);
    }
}
