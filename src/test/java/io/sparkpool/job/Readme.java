package io.sparkpool.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The code in the README. */
final class Readme {
    private Readme() {}

    /** The blocks of a language, from the first to the last. */
    static Stream<String> blocks(String language) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(block -> block.group(1));
    }

    /** The one block of a language that has these words in it. */
    static String block(String language, String words) throws IOException {
        return blocks(language)
                .filter(block -> block.contains(words))
                .reduce((one, other) -> {
                    throw new AssertionError("two blocks have " + words);
                })
                .orElseThrow();
    }
}
