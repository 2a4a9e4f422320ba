package io.sparkpool.sink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A line of {@code cases.csv}, where the columns are explained.
 *
 * @param line its number in the file, from 1
 * @param call what is called
 * @param function the name of the function
 * @param inputs the inputs as a Python literal
 * @param chunkSize the chunk size, if the call is given one
 * @param processes how many processes the pool has
 */
record ConformanceCase(int line, String call, String function, String inputs, OptionalInt chunkSize, int processes) {
    /** Reads all cases of a file, in its order. */
    static List<ConformanceCase> load(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return IntStream.range(0, lines.size())
                .filter(i -> !lines.get(i).isBlank() && !lines.get(i).startsWith("#"))
                .mapToObj(i -> parse(i + 1, lines.get(i)))
                .toList();
    }

    private static ConformanceCase parse(int line, String text) {
        List<String> fields =
                Stream.of(text.split("\\|", -1)).map(String::strip).toList();
        if (fields.size() != 5) {
            throw new IllegalArgumentException("line %d has %d columns, not 5".formatted(line, fields.size()));
        }
        OptionalInt chunkSize =
                fields.get(3).isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(fields.get(3)));
        return new ConformanceCase(
                line, fields.get(0), fields.get(1), fields.get(2), chunkSize, Integer.parseInt(fields.get(4)));
    }

    /** Returns the line without its number and its alignment: equal cases have equal texts. */
    String text() {
        String size = chunkSize.isPresent() ? Integer.toString(chunkSize.getAsInt()) : "";
        return String.join(" | ", call, function, inputs, size, Integer.toString(processes));
    }

    @Override
    public String toString() {
        return "line %d: %s".formatted(line, text());
    }
}
