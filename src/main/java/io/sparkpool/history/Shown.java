package io.sparkpool.history;

import io.sparkpool.message.OneLine;
import io.sparkpool.report.RunReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How values are shown. */
final class Shown {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private Shown() {}

    /** Returns a time with three digits at least, such as {@code 1.23 s}, {@code 12.3 s} or {@code 2 min 5 s}. */
    static String seconds(double seconds) {
        if (seconds < 9.995) {
            return String.format(Locale.ROOT, "%.2f s", seconds);
        }
        if (seconds < 99.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < HOUR
                ? "%d min %d s".formatted(whole / MINUTE, whole % MINUTE)
                : "%d h %d min".formatted(whole / HOUR, whole % HOUR / MINUTE);
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String counted(long count, String noun) {
        return "%s %s%s".formatted(count(count), noun, count == 1 ? "" : "s");
    }

    /** Returns a size in the largest unit in which it is at least one. */
    static String bytes(long bytes) {
        String units = "kMGTPE";
        double value = bytes;
        int unit = -1;
        while (value >= 999.95 && unit < units.length() - 1) {
            value /= 1000;
            unit++;
        }
        return unit < 0 ? counted(bytes, "byte") : String.format(Locale.ROOT, "%.1f %cB", value, units.charAt(unit));
    }

    /** Returns a text that is cut to some characters. */
    static String cut(String text, int characters) {
        String line = OneLine.of(text);
        return line.length() <= characters ? line : line.substring(0, characters - 1) + "…";
    }

    static String absent(Optional<?> value) {
        return value.map(found -> OneLine.of(found.toString())).orElse("-");
    }

    /** Returns the function and the inputs of a run in a few words. */
    static String what(RunReport report) {
        return "%s, %s".formatted(report.function().name(), report.input().path().orElse(report.input().kind()));
    }

    /** Returns words as a shell would take them. */
    static String command(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[\\w@%+=:,./*\\[\\]-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
