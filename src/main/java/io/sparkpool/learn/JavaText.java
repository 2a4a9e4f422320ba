package io.sparkpool.learn;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the text of a Java file without its comments, or without its strings. */
final class JavaText {
    /** A text block, a string or a character, which may contain what looks like a comment; or a comment. */
    private static final Pattern STRING_OR_COMMENT = Pattern.compile(
            "\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"|'(?:\\\\.|[^'\\\\\n])*'|(//[^\n]*|/\\*.*?(?:\\*/|\\z))",
            Pattern.DOTALL);

    private static final Pattern PACKAGE = Pattern.compile("(?m)^\\s*package\\s+[\\w.]+\\s*;");
    private static final Pattern EXIT =
            Pattern.compile("\\b(?:System|Runtime\\s*\\.\\s*getRuntime\\s*\\(\\s*\\))\\s*\\.\\s*(?:exit|halt)\\s*\\(");

    private JavaText() {}

    /** Returns the text with blanks for each character of a comment, so that all else stays in its place. */
    static String withoutComments(String source) {
        return blank(source, found -> found.group(1) != null);
    }

    /**
     * Returns the text with blanks for each character of a string, a text block or a character literal, so that all else
     * stays in its place.
     */
    static String withoutStrings(String source) {
        return blank(source, found -> found.group(1) == null);
    }

    private static String blank(String source, Predicate<MatchResult> isBlanked) {
        return STRING_OR_COMMENT
                .matcher(source)
                .replaceAll(found -> Matcher.quoteReplacement(
                        isBlanked.test(found) ? found.group().replaceAll("[^\n]", " ") : found.group()));
    }

    /** Returns the line, from 1, on which a package is declared; 0 if there is none. */
    static int packageLine(String source) {
        return lineOf(PACKAGE, source);
    }

    /** Returns the line, from 1, on which the process would be ended; 0 if there is none. */
    static int exitLine(String source) {
        return lineOf(EXIT, source);
    }

    private static int lineOf(Pattern pattern, String source) {
        String code = withoutComments(source);
        Matcher matcher = pattern.matcher(code);
        return matcher.find()
                ? 1
                        + (int) code.substring(0, matcher.end())
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                : 0;
    }
}
