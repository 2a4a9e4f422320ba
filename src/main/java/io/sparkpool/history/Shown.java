package io.sparkpool.history;

import io.sparkpool.message.OneLine;
import io.sparkpool.report.RunReport;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How values are shown. */
final class Shown {
    private Shown() {}

    /** Returns a text that is cut to some characters. */
    static String cut(String text, int characters) {
        String line = OneLine.of(text);
        return characters(line) <= characters
                ? line
                : line.substring(0, line.offsetByCodePoints(0, characters - 1)) + "…";
    }

    /** Returns how many characters a text has, on one line. */
    static int characters(String text) {
        String line = OneLine.of(text);
        return line.codePointCount(0, line.length());
    }

    static String absent(Optional<?> value) {
        return value.map(found -> OneLine.of(found.toString())).orElse("-");
    }

    /** Returns the function and the inputs of a run in a few words. */
    static String what(RunReport report) {
        return "%s, %s"
                .formatted(
                        report.function().name(),
                        report.input().path().orElse(report.input().kind()));
    }

    /** Returns words as a shell would take them. */
    static String command(List<String> words) {
        return words.stream()
                .map(word -> word.matches("[\\w@%+=:,./*\\[\\]-]+") ? word : "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }
}
