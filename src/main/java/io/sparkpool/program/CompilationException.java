package io.sparkpool.program;

import io.sparkpool.message.MessageText;
import io.sparkpool.message.UserException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Thrown when a program does not compile. The details are the first errors, each with its line of the source. */
final class CompilationException extends UserException {
    private static final int MAX_ERRORS = 5;

    /** What precedes the simple name of a class, which javac's own output leaves out as well. */
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    private static final Pattern CLASS = Pattern.compile("symbol: +class (\\w+)");

    private final String details;

    private CompilationException(String message, String details) {
        super(message, null, FAILED);
        this.details = details;
    }

    static CompilationException of(SourceFile source, List<Diagnostic<? extends JavaFileObject>> errors) {
        String shown = errors.stream()
                .limit(MAX_ERRORS)
                .map(error -> text(source, error))
                .collect(Collectors.joining());
        int more = errors.size() - MAX_ERRORS;
        return new CompilationException(
                "%s does not compile; the lines above say why%s"
                        .formatted(MessageText.of(source.path()), advice(source, errors)),
                more > 0 ? shown + "and %d more\n".formatted(more) : shown);
    }

    @Override
    public String details() {
        return details;
    }

    private static String text(SourceFile source, Diagnostic<?> error) {
        String message = PACKAGE.matcher(error.getMessage(Locale.ENGLISH)).replaceAll("");
        if (error.getPosition() == Diagnostic.NOPOS) {
            return "%s: %s\n".formatted(source.path(), message);
        }
        return "%s:%d:%d: %s\n%s"
                .formatted(
                        source.path(),
                        error.getLineNumber(),
                        error.getColumnNumber(),
                        message,
                        pointer(source.text(), (int) error.getPosition()));
    }

    /** Returns the line at a position and, under it, a caret. Tabs before the position are kept, so that the caret fits. */
    private static String pointer(String text, int position) {
        int start = text.lastIndexOf('\n', position - 1) + 1;
        String line = text.substring(start).lines().findFirst().orElse("");
        String before = text.substring(start, position).replaceAll("[^\t]", " ");
        return "    %s\n    %s^\n".formatted(line, before);
    }

    /** Tells that a class in another file is not part of the program, if that is why one was not found. */
    private static String advice(SourceFile source, List<? extends Diagnostic<?>> errors) {
        return errors.stream()
                .map(error -> CLASS.matcher(error.getMessage(Locale.ENGLISH)))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(source::hasBeside)
                .findFirst()
                .map(
                        "; '%s.java' is not compiled with it: a program of several files is a project, see ./submit.sh new --help"
                                ::formatted)
                .orElse("");
    }
}
