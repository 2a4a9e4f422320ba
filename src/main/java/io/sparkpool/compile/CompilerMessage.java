package io.sparkpool.compile;

import java.util.Objects;

/**
 * What the compiler says about a source file.
 *
 * @param file the name of the file, as it was given
 * @param line the line, from 1; 0 if the message is about no line
 * @param column the column, from 1, where a tab is one column, as in editors; 0 if the message is about no line
 * @param code the compiler's code of the message, such as {@code compiler.err.expected}
 * @param text the message in English, which may have several lines; it names classes without their packages
 * @param sourceLine the text of the line; empty if the message is about no line
 */
public record CompilerMessage(String file, long line, long column, String code, String text, String sourceLine) {
    /** Checks that nothing is missing. */
    public CompilerMessage {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(code, "code is null");
        Objects.requireNonNull(text, "text is null");
        Objects.requireNonNull(sourceLine, "sourceLine is null");
    }

    /** Returns the first line of the message. */
    public String summary() {
        return text.lines().findFirst().orElse("");
    }

    /** Returns the place and the message as the compiler prints it: {@code Words.java:12: ';' expected}. */
    public String withPlace() {
        return line == 0 ? "%s: %s".formatted(file, summary()) : "%s:%d: %s".formatted(file, line, summary());
    }

    /** Returns the line of the source, and below it a mark at the column; empty if the message is about no line. */
    public String marked() {
        if (line == 0) {
            return "";
        }
        int before = (int) Math.min(column - 1, sourceLine.length());
        return "%s%n%s^".formatted(sourceLine, sourceLine.substring(0, before).replaceAll("[^\t]", " "));
    }
}
