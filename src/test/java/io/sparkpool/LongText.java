package io.sparkpool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.description.Description;
import org.assertj.core.presentation.StandardRepresentation;

/**
 * Texts in the messages of failed assertions, such as logs and outputs: of a long one the end is shown, and all of it is
 * in a file. AssertJ finds this class as a service and shows all values so.
 */
public final class LongText extends StandardRepresentation {
    private static final Path DIRECTORY = Path.of("target/failures").toAbsolutePath();
    private static final int MAX_LINES = 10;
    private static final int MAX_CHARACTERS = 1_000;

    /** Returns a description of an assertion, for {@code as}: the output of a program. */
    public static Description of(String text) {
        return new Description() {
            @Override
            public String value() {
                return end(text);
            }
        };
    }

    /** The text, if it is short; else its end, and where all of it is. */
    public static String end(String text) {
        int start = Math.max(startOfLastLines(text), text.length() - MAX_CHARACTERS);
        return start == 0 ? text : "(all of it is in %s) ...%s".formatted(keep(text), text.substring(start));
    }

    @Override
    public String toStringOf(Object value) {
        return value == null ? super.toStringOf((Object) null) : end(super.toStringOf(value));
    }

    private static int startOfLastLines(String text) {
        int start = text.length();
        for (int lines = 0; lines <= MAX_LINES && start >= 0; lines++) {
            start = text.lastIndexOf('\n', start - 1);
        }
        return start + 1;
    }

    private static Path keep(String text) {
        try {
            Files.createDirectories(DIRECTORY);
            return Files.writeString(Files.createTempFile(DIRECTORY, "", ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
