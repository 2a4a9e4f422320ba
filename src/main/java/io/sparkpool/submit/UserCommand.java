package io.sparkpool.submit;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line that the user typed, for the report of the run. A system property passes it to child processes. */
public final class UserCommand {
    private static final String PROPERTY = "sparkpool.command";
    private static final String SEPARATOR = "&";

    /** A command line that is passed on must not become too long for the system. */
    private static final int MAX_WORDS = 200;

    private static final int MAX_WORD_CHARACTERS = 200;

    private UserCommand() {}

    /**
     * Remembers the command line.
     *
     * @param words its words, without secrets, as other users of the machine can see the command lines of processes
     */
    public static void remember(List<String> words) {
        System.setProperty(
                PROPERTY,
                words.stream()
                        .limit(MAX_WORDS)
                        .map(word -> URLEncoder.encode(shortened(word), StandardCharsets.UTF_8))
                        .collect(Collectors.joining(SEPARATOR)));
    }

    private static String shortened(String word) {
        return word.length() <= MAX_WORD_CHARACTERS ? word : word.substring(0, MAX_WORD_CHARACTERS) + "...";
    }

    /** Returns the command line that system properties contain. */
    public static Optional<List<String>> find(Properties properties) {
        return Optional.ofNullable(properties.getProperty(PROPERTY))
                .map(words -> Stream.of(words.split(SEPARATOR, -1))
                        .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                        .toList());
    }

    /** Returns the options of Java for a child process. */
    static List<String> options() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(words -> "-D%s=%s".formatted(PROPERTY, words))
                .stream()
                .toList();
    }
}
