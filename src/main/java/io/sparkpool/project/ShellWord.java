package io.sparkpool.project;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Paths as words of a shell, so that a user can copy a command from a message. */
final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\w./+@%,-]+", Pattern.UNICODE_CHARACTER_CLASS);

    private ShellWord() {}

    /** Returns a path, in quotes if it needs them. */
    static String of(Path path) {
        String text = path.toString();
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
