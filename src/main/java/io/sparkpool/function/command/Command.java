package io.sparkpool.function.command;

import io.sparkpool.function.IndexedFunction;
import io.sparkpool.message.FloatText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.Function;

/**
 * A program as a function: it is run once for each input, and its standard output is the output.
 *
 * <pre>{@code
 * List<String> sums = pool.map(Command.of("sha256sum {}"), List.of("a.jpg", "b.jpg"));
 * }</pre>
 *
 * <p>No shell is involved. Blanks separate the words of a command; {@code '...'}, {@code "..."} and a backslash quote
 * as in a shell. In any word, these placeholders stand for an input as in <a
 * href="https://www.gnu.org/software/parallel/man.html">GNU parallel</a>; for the input {@code dir/a.jpg} they are:
 *
 * <ul>
 *   <li><code>{}</code>: its text, {@code dir/a.jpg}
 *   <li><code>{.}</code>: without the extension, {@code dir/a}
 *   <li><code>{/}</code>: the name of the file, {@code a.jpg}
 *   <li><code>{//}</code>: its directory, {@code dir}
 *   <li><code>{/.}</code>: its name without the extension, {@code a}
 *   <li><code>{#}</code>: the number of the input, from 1
 * </ul>
 *
 * <p>If there is no placeholder, the text of the input is the last word. The text of a float is that of Python, and any
 * other input is taken by its {@code toString}.
 *
 * <p>The standard input of the program is empty. Its output is decoded from UTF-8, without one line end at its end. The
 * input fails if the program cannot be started, ends with another exit code than 0, or prints what is not UTF-8 or
 * needs more than an eighth of the memory of this Java process. If the calling thread is interrupted, as it is at the
 * time limit of an input and when a map is cancelled, the program and its descendants are killed, and so they are if
 * this process ends other than by SIGKILL. A process that outlives its program is not waited for; it loses its standard
 * output.
 *
 * <p>A program is searched for on the {@code PATH} of the executor and runs in its working directory with its
 * environment.
 */
public sealed class Command implements Function<Object, String> {
    private final String written;
    private final List<Word> words;

    private Command(String written, List<Word> words) {
        this.written = written;
        this.words = List.copyOf(words);
    }

    /**
     * Returns the function that runs a command. With <code>{#}</code> in the command it is an {@link IndexedFunction}.
     *
     * @throws IllegalArgumentException if it is not a command; the message says why and how to fix it
     */
    public static Command of(String command) {
        List<Word> words = CommandParser.parse(command);
        return words.stream().anyMatch(word -> word.has(Placeholder.NUMBER))
                ? new Numbered(command, words)
                : new Command(command, words);
    }

    /**
     * Returns why the program cannot be started on this machine, and how to fix it; empty if it can be, or if its name
     * depends on the input.
     */
    public Optional<String> problem() {
        Word program = words.get(0);
        return program.isLiteral() ? ProgramFile.problem(program.of("", 0)) : Optional.empty();
    }

    /**
     * Runs the program.
     *
     * @return its standard output
     * @throws CommandException if the input fails
     * @throws InterruptedException if the thread is interrupted; the program has been killed then
     */
    @Override
    public String call(Object input) throws CommandException, InterruptedException, IOException {
        return run(input, 0);
    }

    final String run(Object input, long number) throws CommandException, InterruptedException, IOException {
        return ProgramRun.of(line(text(input), number));
    }

    /** Returns the words for an input. */
    List<String> line(String input, long number) {
        List<String> line = words.stream().map(word -> word.of(input, number)).toList();
        return words.stream().allMatch(Word::isLiteral) ? append(line, input) : line;
    }

    private static List<String> append(List<String> words, String last) {
        return Stream.concat(words.stream(), Stream.of(last)).toList();
    }

    private static String text(Object input) throws CommandException {
        if (input == null) {
            throw new CommandException("the input is null, which no program can be given; leave such inputs out");
        }
        return input instanceof Double || input instanceof Float
                ? FloatText.of(((Number) input).doubleValue())
                : input.toString();
    }

    /** Returns the command as it was written. */
    @Override
    public String toString() {
        return written;
    }

    /** A command with the number of the input among its words. */
    private static final class Numbered extends Command implements IndexedFunction<Object, String> {
        Numbered(String written, List<Word> words) {
            super(written, words);
        }

        @Override
        public String call(Object input) {
            return IndexedFunction.super.call(input);
        }

        @Override
        public String call(long index, Object input) throws CommandException, InterruptedException, IOException {
            return run(input, index + 1);
        }
    }
}
