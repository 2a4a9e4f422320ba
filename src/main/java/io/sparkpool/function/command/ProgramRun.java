package io.sparkpool.function.command;

import io.sparkpool.message.MessageText;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs programs, each to its end. */
final class ProgramRun {
    private static final long MAX_OUTPUT_BYTES =
            Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 8);

    /** How often the length of the output is checked, so that a program that does not end does not fill the disk. */
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(200);

    /** The exit codes of a shell that cannot start a program. */
    private static final List<Integer> NOT_STARTED = List.of(126, 127);

    private final List<String> words;
    private final OutputFiles files;

    private ProgramRun(List<String> words, OutputFiles files) {
        this.words = words;
        this.files = files;
    }

    /**
     * Runs a program to its end.
     *
     * @param words its name and its arguments
     * @return its standard output, without one line end at its end
     * @throws CommandException if it cannot be started or fails
     * @throws InterruptedException if the thread is interrupted; the program and its descendants are killed then
     */
    static String of(List<String> words) throws CommandException, InterruptedException, IOException {
        WordCheck.check(words);
        Launcher launcher = Launchers.take();
        boolean ended = false;
        try (OutputFiles files = launcher.run(words)) {
            ProgramRun run = new ProgramRun(words, files);
            ExitCode exitCode = run.await(launcher);
            ended = true;
            return run.output(exitCode);
        } catch (IOException e) { // the shell has ended, maybe by a signal that ends this process as well
            Launchers.awaitEndOfProcess(ExitCode.SIGNAL_GRACE);
            throw e;
        } finally {
            if (ended) {
                Launchers.giveBack(launcher);
            } else {
                Launchers.kill(launcher);
            }
        }
    }

    private ExitCode await(Launcher launcher) throws CommandException, InterruptedException, IOException {
        Optional<ExitCode> end = launcher.await(CHECK_INTERVAL);
        while (end.isEmpty()) {
            checkLength();
            end = launcher.await(CHECK_INTERVAL);
        }
        return end.get();
    }

    private String output(ExitCode exitCode) throws CommandException, InterruptedException, IOException {
        if (!exitCode.isSuccess()) {
            Launchers.awaitEndOfProcess(exitCode.grace());
            throw failure(exitCode);
        }
        checkLength();
        return OutputText.of(files.readOutput(), this::shown);
    }

    /** Returns the program and its arguments for a message. */
    private String shown() {
        return MessageText.of(String.join(" ", words));
    }

    private CommandException failure(ExitCode exitCode) throws IOException {
        if (!files.exist()) {
            return new CommandException("the output of %s cannot be written to a file in %s; make room there"
                    .formatted(
                            shown(),
                            MessageText.of(files.output().getParentFile().getParent())));
        }
        Optional<String> notStarted =
                NOT_STARTED.contains(exitCode.code()) ? ProgramFile.problem(words.get(0)) : Optional.empty();
        String errors = ErrorText.of(files.readEndOfErrors(ErrorText.MAX_BYTES));
        if (errors.isEmpty() && files.output().getParentFile().getUsableSpace() == 0) {
            errors = "; there may be no room for its output: make some on the disk of "
                    + MessageText.of(files.output().getParentFile().getParent());
        }
        return new CommandException(notStarted.orElse(shown() + exitCode.explain() + errors));
    }

    private void checkLength() throws CommandException {
        if (files.length() > MAX_OUTPUT_BYTES) {
            throw new CommandException("%s printed more than %s; let it print less, or give Java more memory"
                    .formatted(shown(), MessageText.ofBytes(MAX_OUTPUT_BYTES)));
        }
    }
}
