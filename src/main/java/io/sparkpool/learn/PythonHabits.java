package io.sparkpool.learn;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What learners write in Java as they would in Python, and what Java has instead. */
final class PythonHabits {
    /** What Java takes for a comment. */
    private static final Pattern DIVISION = Pattern.compile("[\\w)] *// *(?:\\d+ *(?:;|//|$)|[\\w.]+ *;)");

    private static final List<Syntax> SYNTAX = List.of(
            Syntax.of("\\*\\*", "python.power"),
            Syntax.of("\\belif\\b", "python.elif"),
            Syntax.of("\\bfor *\\(? *(?:\\w+ +)?\\w+ +in +\\S", "python.for"),
            Syntax.of("[\\w)\\]=<>] +(?:and|or) +[\\w(!]|(?<![.\\w])not +[\\w(!]", "python.logic"));

    /** The syntax of Python on a line that Java does not understand. */
    private record Syntax(Pattern pattern, String key) {
        static Syntax of(String pattern, String key) {
            return new Syntax(Pattern.compile(pattern), key);
        }
    }

    private PythonHabits() {}

    /**
     * Returns what is said about a name that Java does not know, if it is one of Python.
     *
     * @param kind what Java takes it for, such as {@code variable}
     */
    static Optional<Message> name(String kind, String name) {
        return switch (kind) {
            case "variable" -> variable(name);
            case "method" -> method(name);
            default -> Optional.empty();
        };
    }

    private static Optional<Message> variable(String name) {
        return switch (name) {
            case "None" -> Optional.of(Message.of("python.none"));
            case "False", "True" -> Optional.of(Message.of("python.constant"));
            default -> Optional.empty();
        };
    }

    private static Optional<Message> method(String name) {
        return switch (name) {
            case "append", "len", "print", "range", "str" -> Optional.of(Message.of("python." + name));
            case "pow" -> Optional.of(Message.of("python.power"));
            case "abs", "max", "min" -> Optional.of(Message.of("python.math", name));
            default -> Optional.empty();
        };
    }

    /** Returns what is said about a line that Java does not understand, if it is like one of Python. Looks at this line only. */
    static Optional<Message> syntax(String line) {
        String code = JavaText.withoutStrings(line);
        if (DIVISION.matcher(code).find()) {
            return Optional.of(Message.of("python.division"));
        }
        String statement = JavaText.withoutComments(code);
        return SYNTAX.stream()
                .filter(syntax -> syntax.pattern().matcher(statement).find())
                .findFirst()
                .map(syntax -> Message.of(syntax.key()));
    }
}
