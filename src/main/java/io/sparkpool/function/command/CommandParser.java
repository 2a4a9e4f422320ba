package io.sparkpool.function.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Splits a command into words. Blanks and line ends separate words. Single quotes keep everything as it is. Double
 * quotes keep everything but a backslash before {@code "}, a backslash, {@code $}, a backquote or a placeholder, as in
 * a shell. Outside quotes a backslash makes any character an ordinary one. Placeholders count in quotes, too.
 */
final class CommandParser {
    private static final String ESCAPED_IN_QUOTES = "\"\\$`";

    /** What a user who thinks of a shell would write. */
    private static final Pattern SHELL_OPERATOR = Pattern.compile("\\|\\|?|&&?|;|[0-9]?[<>].*", Pattern.DOTALL);

    private final String command;
    private final List<Word> words = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder literal = new StringBuilder();
    private int position;

    private CommandParser(String command) {
        this.command = command;
    }

    /**
     * Returns the words of a command.
     *
     * @return at least one word
     * @throws IllegalArgumentException if it is not a command; the message says why and how to fix it
     */
    static List<Word> parse(String command) {
        List<Word> words = new CommandParser(command).words();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("there is no program; write its name and its arguments");
        }
        if (words.get(0).parts().isEmpty()) {
            throw new IllegalArgumentException("the name of the program is empty; write it before its arguments");
        }
        return words;
    }

    private List<Word> words() {
        skipBlanks();
        while (position < command.length()) {
            readWord();
            skipBlanks();
        }
        return words;
    }

    private void skipBlanks() {
        while (position < command.length() && isBlank()) {
            position++;
        }
    }

    private boolean isBlank() {
        return Character.isWhitespace(command.charAt(position));
    }

    private void readWord() {
        int start = position;
        parts.clear();
        while (position < command.length() && !isBlank()) {
            switch (command.charAt(position)) {
                case '\'' -> readQuoted('\'');
                case '"' -> readQuoted('"');
                case '\\' -> readEscaped();
                default -> readOne();
            }
        }
        endLiteral();
        refuseOperator(command.substring(start, position));
        words.add(new Word(parts));
    }

    private void readQuoted(char quote) {
        int start = position++;
        while (position < command.length() && command.charAt(position) != quote) {
            if (quote == '"' && isEscapeInQuotes()) {
                readEscaped();
            } else {
                readOne();
            }
        }
        if (position == command.length()) {
            throw new IllegalArgumentException(
                    "the quote %s at character %d has no end; close it, or write \\%s for the character itself"
                            .formatted(quote, start + 1, quote));
        }
        position++;
    }

    private boolean isEscapeInQuotes() {
        int next = position + 1;
        return command.charAt(position) == '\\'
                && next < command.length()
                && (ESCAPED_IN_QUOTES.indexOf(command.charAt(next)) >= 0
                        || Placeholder.at(next, command).isPresent());
    }

    /** Reads a character behind a backslash, where a brace does not begin a placeholder. */
    private void readEscaped() {
        if (position + 1 == command.length()) {
            throw new IllegalArgumentException("nothing follows the backslash at its end; write \\\\ for a backslash");
        }
        literal.append(command.charAt(position + 1));
        position += 2;
    }

    private void readOne() {
        Optional<Placeholder> placeholder = Placeholder.at(position, command);
        if (placeholder.isPresent()) {
            endLiteral();
            parts.add(placeholder.get());
            position += placeholder.get().written().length();
        } else {
            literal.append(command.charAt(position++));
        }
    }

    private void endLiteral() {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static void refuseOperator(String word) {
        if (SHELL_OPERATOR.matcher(word).matches()) {
            throw new IllegalArgumentException(
                    "'%s' has a meaning only in a shell, and there is none; write it in quotes if it is an argument, or name a shell: sh -c 'COMMANDS with \"$1\"' sh {}"
                            .formatted(word));
        }
    }
}
