package io.sparkpool.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The directory with the files of a learner. A file in it remembers the language and what is done. */
final class ExerciseDirectory {
    private static final String LANGUAGE = "language";
    private static final String README = "README.md";
    private static final String MEMORY = ".learn.properties";

    /** How far an exercise is. */
    enum Status {
        DONE,
        BEGUN,
        NOT_YET,
        MISSING
    }

    private final Path path;
    private final StoredValues memory;

    ExerciseDirectory(Path path) {
        this.path = path;
        this.memory = new StoredValues(path.resolve(MEMORY));
    }

    Path path() {
        return path;
    }

    /** Returns whether exercises were put there. */
    boolean exists() {
        return memory.exist();
    }

    Optional<Language> language() {
        return memory.find(LANGUAGE).flatMap(Language::find);
    }

    Path file(Exercise exercise) {
        return path.resolve(exercise.file());
    }

    /**
     * Puts all files there that are missing, and those in the other language that nobody has changed.
     *
     * @return how many files the learner has changed, which stay as they are
     */
    int put(Language language) throws IOException {
        Files.createDirectories(path);
        int kept = 0;
        for (String name : names()) {
            Path file = path.resolve(name);
            if (!Files.exists(file) || isAsShipped(file)) {
                write(file, shipped(language, name));
            } else {
                kept++;
            }
        }
        memory.put(LANGUAGE, language.code());
        return kept;
    }

    private static Iterable<String> names() {
        return Stream.concat(Stream.of(README), Exercises.ALL.stream().map(Exercise::file))
                .toList();
    }

    private static void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    Status status(Exercise exercise) {
        Path file = file(exercise);
        if (!Files.isRegularFile(file)) {
            return Status.MISSING;
        }
        try {
            if (memory.find(passed(exercise))
                    .filter(digest(Files.readAllBytes(file))::equals)
                    .isPresent()) {
                return Status.DONE;
            }
            return isAsShipped(file) ? Status.NOT_YET : Status.BEGUN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether nobody has changed a file. */
    private static boolean isAsShipped(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String name = file.getFileName().toString();
        return Arrays.stream(Language.values())
                .anyMatch(language ->
                        Arrays.equals(content, shipped(language, name).getBytes(StandardCharsets.UTF_8)));
    }

    /** Remembers that the check of an exercise has passed for its file as it is. */
    void passed(Exercise exercise, byte[] content) {
        memory.put(passed(exercise), digest(content));
    }

    /** Remembers that one more hint is shown; returns how many that makes. */
    int nextHint(Exercise exercise, int hints) {
        String key = "hints." + exercise.number();
        int next = Math.min(
                hints,
                1
                        + memory.find(key)
                                .filter(value -> value.matches("[0-9]"))
                                .map(Integer::valueOf)
                                .orElse(0));
        memory.put(key, Integer.toString(next));
        return next;
    }

    private static String passed(Exercise exercise) {
        return "passed." + exercise.number();
    }

    private static String digest(byte[] content) {
        CRC32 digest = new CRC32();
        digest.update(content);
        return "%08x-%d".formatted(digest.getValue(), content.length);
    }

    /** Returns the solution of an exercise. */
    static String solution(Language language, Exercise exercise) {
        return shipped(language, "solutions/" + exercise.file());
    }

    /** Returns a file as it comes with the course. */
    static String shipped(Language language, String name) {
        String resource = language.code() + "/" + name;
        try (InputStream file = ExerciseDirectory.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(file, resource + " is missing").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
