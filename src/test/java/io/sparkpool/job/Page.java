package io.sparkpool.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation, as the tests of its commands see it.
 *
 * @param path where it is
 * @param blocks its blocks of code, from the first to the last
 */
record Page(Path path, List<Block> blocks) {
    static final Path README = Path.of("README.md");
    private static final Path DIRECTORY = Path.of("src/site/markdown");

    /** The page that only explains words. */
    private static final Path GLOSSARY = DIRECTORY.resolve("glossary.md");

    private static final Pattern BLOCK =
            Pattern.compile("^( *)```([^\n]*)\n(.*?)^\\1```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?://|#) (\\S+\\.\\w+)");

    /**
     * A block of code.
     *
     * @param language the word that follows the first three backticks
     * @param text its lines
     */
    record Block(String language, String text) {
        /** Returns the path in the comment on the first line: the file that the block is the content of. */
        Optional<Path> file() {
            Matcher comment = FILE.matcher(text.lines().findFirst().orElse(""));
            return comment.matches() ? Optional.of(Path.of(comment.group(1))) : Optional.empty();
        }

        /** Returns whether it is a file of another project, which the commands before it have made. */
        boolean isOutside() {
            return file().filter(path -> path.startsWith("..")).isPresent();
        }

        /** Returns the commands in it: of a console each with what it prints, of a shell script all as one. */
        List<PageCommand> commands() {
            return switch (language) {
                case "console" ->
                    Stream.of(text.split("(?m)^\\$ "))
                            .filter(command -> !command.isEmpty())
                            .map(command -> command.split("\n", 2))
                            .map(parts -> new PageCommand(parts[0], Optional.of(parts[1])))
                            .toList();
                case "sh" -> List.of(new PageCommand(text, Optional.empty()));
                default -> List.of();
            };
        }
    }

    Page {
        Objects.requireNonNull(path, "path is null");
        blocks = List.copyOf(blocks);
    }

    /** Reads a page. */
    static Page read(Path path) {
        return of(path, text(path));
    }

    /** Returns all that is in a page. */
    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Page of(Path path, String text) {
        return new Page(
                path,
                BLOCK.matcher(text)
                        .results()
                        .map(block ->
                                new Block(block.group(2), block.group(3).replaceAll("(?m)^" + block.group(1), "")))
                        .toList());
    }

    /** Returns the text of a page, or of a part of it, without its blocks of code. */
    static String withoutBlocks(String text) {
        return BLOCK.matcher(text).replaceAll("");
    }

    /** Reads the README and all other pages for users. */
    static List<Page> all() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY)) {
            return Stream.concat(
                            Stream.of(README),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .map(Page::read)
                    .toList();
        }
    }

    /** Reads the pages whose commands a test runs. */
    static List<Page> allRun() throws IOException {
        return all().stream().filter(Page::isRun).toList();
    }

    /** Returns the file of that name which the page shows. */
    String file(String name) {
        return blocks.stream()
                .filter(block ->
                        block.file().filter(file -> file.endsWith(name)).isPresent())
                .map(Block::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s shows no file %s".formatted(path, name)));
    }

    /** Returns the blocks that are files of this project. */
    List<Block> files() {
        return blocks.stream()
                .filter(block -> block.file().isPresent() && !block.isOutside())
                .toList();
    }

    /** Returns the text of the first block in a language. */
    String first(String language) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .map(Block::text)
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s has no block of %s".formatted(path, language)));
    }

    /** Returns the page up to its first block in a language. */
    Page before(String language) {
        return new Page(
                path,
                blocks.stream()
                        .takeWhile(block -> !block.language().equals(language))
                        .toList());
    }

    /** Returns whether a test runs its commands: not those of a translation, which are those of the page in English. */
    boolean isRun() {
        return !Translation.isSpanish(path) && !path.equals(GLOSSARY);
    }

    /** Returns whether it is a page of the course, whose commands build on those of earlier pages. */
    boolean isOfCourse() {
        return path.startsWith(DIRECTORY.resolve("course"));
    }

    /**
     * Returns all commands that a test runs.
     *
     * @throws AssertionError if there is none, so that no page is left out by mistake
     */
    List<PageCommand> commands() {
        List<PageCommand> commands =
                blocks.stream().flatMap(block -> block.commands().stream()).toList();
        if (commands.isEmpty()) {
            throw new AssertionError(path + " shows no command that a test runs; show one in a block of console or sh");
        }
        return commands;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
