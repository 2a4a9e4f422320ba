package io.sparkpool.report.page;

import io.sparkpool.message.OneLine;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.Status;

/** Makes texts from anywhere fit for a page. */
final class Texts {
    private Texts() {}

    /** Returns at most so many characters of a text, with dots in place of the rest. */
    static String shortened(String text, int maxCharacters) {
        if (text.length() <= maxCharacters) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(maxCharacters - 1)) ? maxCharacters - 1 : maxCharacters;
        return text.substring(0, end).concat("…");
    }

    /** Says what a core did when no task is known: perhaps it ran one that was lost, or whose result did not arrive. */
    static String idle(RunReport report) {
        return report.run().status() == Status.DONE && report.counts().lostTasks() == 0
                ? "idle"
                : "idle, or at work without a result";
    }

    /** Returns a text without characters that are not shown, or that XML does not have. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        OneLine.of(text).codePoints().forEach(character -> {
            if (isNoCharacter(character)) {
                shown.append("\\u").append(Integer.toHexString(character));
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }

    /** Returns whether Unicode has no character at this place of its planes, and never will. */
    private static boolean isNoCharacter(int character) {
        return (character & 0xfffe) == 0xfffe;
    }
}
