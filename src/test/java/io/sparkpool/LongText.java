package io.sparkpool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.description.Description;
import org.assertj.core.presentation.StandardRepresentation;

/**
 * Shortens long texts, such as logs and outputs, in the messages of failed assertions: a message shows the end of a text and
 * names a file with all of it. AssertJ loads this class as a service and shows all values with it.
 */
public final class LongText extends StandardRepresentation {
    private static final Path DIRECTORY = Path.of("target/failures").toAbsolutePath();
    private static final int MAX_LINES = 10;
    private static final int MAX_CHARACTERS = 1_000;

    /** Returns a description for {@code as} that shows the output of a program. */
    public static Description of(String text) {
        return new Description() {
            @Override
            public String value() {
                return end(text);
            }
        };
    }

    /** Returns the text, or the end of a long text and the file that has all of it. */
    public static String end(String text) {
        int start = Math.max(startOfLastLines(text), text.length() - MAX_CHARACTERS);
        return start == 0 ? text : "(all of it is in %s) ...%s".formatted(write(text), text.substring(start));
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

    private static Path write(String text) {
        try {
            Files.createDirectories(DIRECTORY);
            return Files.writeString(Files.createTempFile(DIRECTORY, "", ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
