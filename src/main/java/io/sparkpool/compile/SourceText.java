package io.sparkpool.compile;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * The text of a source file.
 *
 * @param name the name of the file, as messages show it
 * @param text the text, as it was given
 * @param file what the compiler reads
 * @param added how many characters the compiler reads before the text
 */
record SourceText(String name, String text, JavaFileObject file, int added) {
    /** What precedes the simple name of a class, which the messages of the command javac leave out as well. */
    private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

    static SourceText ofProgram(String name, String text) {
        return new SourceText(
                name,
                text,
                new InMemory(name, text) {
                    @Override
                    public boolean isNameCompatible(String simpleName, Kind kind) {
                        return true;
                    }
                },
                0);
    }

    static SourceText inPackage(String packageName, String name, String text) {
        String declaration = "package %s;".formatted(packageName);
        return new SourceText(name, text, new InMemory(name, declaration + text), declaration.length());
    }

    /** Returns a message about the file, and no line of it. */
    CompilerMessage message(String code, String message) {
        return new CompilerMessage(name, 0, 0, code, message, "");
    }

    /** Returns a message of the compiler. Its place is that in the text as it was given. */
    CompilerMessage message(Diagnostic<? extends JavaFileObject> found) {
        String message = PACKAGE.matcher(found.getMessage(Locale.ENGLISH)).replaceAll("");
        if (found.getPosition() == Diagnostic.NOPOS) {
            return message(found.getCode(), message);
        }
        int at = (int) Math.max(0, Math.min(found.getPosition() - added, text.length()));
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', start);
        long line = 1
                + text.chars()
                        .limit(start)
                        .filter(character -> character == '\n')
                        .count();
        String sourceLine = text.substring(start, end < 0 ? text.length() : end).replace("\r", "");
        return new CompilerMessage(name, line, 1L + at - start, found.getCode(), message, sourceLine);
    }

    /** A file that is not read from a disk. */
    private static class InMemory extends SimpleJavaFileObject {
        private final String content;

        InMemory(String name, String content) {
            super(URI.create("string:///" + lastPart(name)), Kind.SOURCE);
            this.content = content;
        }

        /** Stack traces name the file so. */
        private static String lastPart(String name) {
            return Path.of(name).toUri().getRawPath().replaceFirst(".*/", "");
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content;
        }
    }
}
