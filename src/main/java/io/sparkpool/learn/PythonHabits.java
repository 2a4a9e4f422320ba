package io.sparkpool.learn;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What learners write in Java as they would in Python, and what Java has in its place. */
final class PythonHabits {
    private static final Set<String> NAMES = Set.of("None", "append", "len", "print", "range", "str");
    private static final Set<String> CONSTANTS = Set.of("False", "True");
    private static final Set<String> MATH = Set.of("abs", "max", "min", "pow");

    /** The syntax of Python on a line that Java does not understand. */
    private record Syntax(Pattern pattern, String key) {
        static Syntax of(String pattern, String key) {
            return new Syntax(Pattern.compile(pattern), key);
        }
    }

    private static final List<Syntax> SYNTAX = List.of(
            Syntax.of("\\*\\*", "python.power"),
            Syntax.of("\\belif\\b", "python.elif"),
            Syntax.of("\\bfor \\w+ in\\b", "python.for"),
            Syntax.of("[\\w)] +(and|or) +[\\w(!]|\\bnot +\\w", "python.logic"));

    /** What Java takes for a comment. */
    private static final Pattern DIVISION = Pattern.compile("[\\w)] *// *[\\w.()]+ *;");

    private PythonHabits() {}

    /** Returns what is said about a name that Java does not know, if it is one of Python. */
    static Optional<Message> name(String name) {
        if (CONSTANTS.contains(name)) {
            return Optional.of(Message.of("python.constant"));
        }
        if (MATH.contains(name)) {
            return Optional.of(Message.of("python.math", name));
        }
        return NAMES.contains(name) ? Optional.of(Message.of("python." + name)) : Optional.empty();
    }

    /** Returns what is said about a line that Java does not understand, if it is like one of Python. */
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
