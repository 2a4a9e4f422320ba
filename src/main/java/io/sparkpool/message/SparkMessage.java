package io.sparkpool.message;

import java.util.regex.Pattern;

/** Messages of Spark's exceptions, without the names and codes of its error classes. */
public final class SparkMessage {
    private static final Pattern CODES =
            Pattern.compile("^\\[[A-Z0-9_.]+]\\s*|^requirement failed: |\\s*SQLSTATE: \\w+");

    private SparkMessage() {}

    /** Returns the message of an exception on one line, without a full stop. */
    public static String of(Throwable thrown) {
        String message = thrown.getMessage() == null ? thrown.getClass().getSimpleName() : thrown.getMessage();
        String plain = CODES.matcher(message.lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .orElse(""))
                .replaceAll("")
                .strip();
        return OneLine.of(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
    }
}
