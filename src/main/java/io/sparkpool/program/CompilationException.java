package io.sparkpool.program;

import io.sparkpool.compile.CompilerMessage;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.UserException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Thrown when a program does not compile. The details are the first errors, each with its line of the source. */
final class CompilationException extends UserException {
    private static final int MAX_ERRORS = 5;
    private static final int INDENT = 4;

    private static final Pattern CLASS = Pattern.compile("symbol: +class (\\w+)");

    private final String details;

    private CompilationException(String message, String details) {
        super(message, null, FAILED);
        this.details = details;
    }

    static CompilationException of(SourceFile source, List<CompilerMessage> errors) {
        String shown = errors.stream()
                .limit(MAX_ERRORS)
                .map(CompilationException::text)
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

    private static String text(CompilerMessage error) {
        return error.line() == 0
                ? "%s: %s\n".formatted(error.file(), error.text())
                : "%s:%d:%d: %s\n%s"
                        .formatted(
                                error.file(),
                                error.line(),
                                error.column(),
                                error.text(),
                                error.marked().indent(INDENT));
    }

    /** Tells that a class in another file is not part of the program, if that is why one was not found. */
    private static String advice(SourceFile source, List<CompilerMessage> errors) {
        return errors.stream()
                .map(error -> CLASS.matcher(error.text()))
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
