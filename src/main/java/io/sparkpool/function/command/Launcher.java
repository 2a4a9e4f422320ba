package io.sparkpool.function.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A {@code /bin/sh} that starts programs, one after another. It costs less than half of what Java needs: a process that
 * Java starts has to close all files that Java has open, hundreds of jars among them, and to start a helper. The
 * shell is given each word in single quotes, so that it does not interpret any. It ends when its standard input ends,
 * thus no later than this process and the program. Used by one thread at a time, except for {@link #kill}.
 */
final class Launcher {
    private static final int SHELL_ENDED = -1;
    private static final long MAX_KILL_SECONDS = 1;

    private final Path directory;
    private final Process shell;
    private final BlockingQueue<Integer> exitCodes = new LinkedBlockingQueue<>();

    /** The files of the last program; new ones for each, as a process that one leaves behind may still write. */
    private OutputFiles files;

    private long runs;

    /** Whether the shell has been told to start a program whose end has not been noticed. */
    private volatile boolean running;

    private volatile long idleSinceNanos;

    private Launcher(Path directory, Process shell) {
        this.directory = directory;
        this.shell = shell;
        this.files = OutputFiles.in(directory, runs);
    }

    /**
     * Starts a shell.
     *
     * @param file the shell, {@code /bin/sh} but in tests
     * @param parent where the directory for the outputs of programs is made
     */
    static Launcher start(String file, Path parent) throws IOException {
        Path directory = Files.createTempDirectory(parent, "spark-pool-command");
        try {
            Process shell =
                    new ProcessBuilder(file).redirectError(Redirect.DISCARD).start();
            Launcher launcher = new Launcher(directory, shell);
            Thread reader = new Thread(launcher::readExitCodes, "spark-pool-command");
            reader.setDaemon(true);
            reader.start();
            return launcher;
        } catch (IOException e) {
            Files.delete(directory);
            throw new IOException(
                    "%s, which starts programs, cannot be started itself; install it where tasks run, and leave room for more processes"
                            .formatted(file),
                    e);
        }
    }

    /** Reads in a thread of its own, as a read cannot be interrupted and a wait for a queue can. */
    private void readExitCodes() {
        try (BufferedReader codes = shell.inputReader(StandardCharsets.US_ASCII)) {
            codes.lines().map(Integer::valueOf).forEach(exitCodes::add);
        } catch (IOException | UncheckedIOException shellIsKilled) {
            // its end is noted below
        }
        exitCodes.add(SHELL_ENDED);
    }

    /**
     * Starts a program, which gets no standard input. The one before has to have ended.
     *
     * @return the files to which it writes
     */
    OutputFiles run(List<String> words) throws IOException {
        files = OutputFiles.in(directory, runs++);
        StringBuilder line = new StringBuilder("(exec");
        words.forEach(word -> appendQuoted(line.append(' '), word));
        appendQuoted(line.append(" </dev/null >"), files.output().getPath());
        appendQuoted(line.append(" 2>"), files.errors().getPath());
        line.append("); echo $?\n");
        OutputStream commands = shell.getOutputStream();
        running = true;
        commands.write(line.toString().getBytes(StandardCharsets.UTF_8));
        commands.flush();
        return files;
    }

    private static void appendQuoted(StringBuilder line, String word) {
        line.append('\'').append(word.replace("'", "'\\''")).append('\'');
    }

    /**
     * Waits for the end of the program.
     *
     * @return how it ended; empty if it runs on
     * @throws IOException if the shell has ended
     */
    Optional<ExitCode> await(Duration limit) throws IOException, InterruptedException {
        Integer code = exitCodes.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
        if (code != null && code == SHELL_ENDED) {
            throw new IOException("the shell that starts programs was killed");
        }
        running = code == null;
        return Optional.ofNullable(code).map(ExitCode::new);
    }

    /** Notes that it has nothing to do from now on. */
    void becomeIdle() {
        idleSinceNanos = System.nanoTime();
    }

    /** Returns for how long it has had nothing to do. */
    Duration idleTime() {
        return Duration.ofNanos(System.nanoTime() - idleSinceNanos);
    }

    boolean isAlive() {
        return shell.isAlive();
    }

    /** Ends the shell when no program runs. */
    void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException endedAlready) {
            // that is what is wanted
        }
        deleteDirectory();
    }

    /** Kills the shell, the program and its descendants. */
    void kill() {
        awaitProgram();
        kill(shell.toHandle());
        shell.onExit()
                .completeOnTimeout(shell, MAX_KILL_SECONDS, TimeUnit.SECONDS)
                .join();
        deleteDirectory();
    }

    /** Waits until the shell has started its program: while it is being killed, it might still do so. */
    private void awaitProgram() {
        long startNanos = System.nanoTime();
        while (running
                && exitCodes.isEmpty()
                && shell.children().findAny().isEmpty()
                && System.nanoTime() - startNanos < TimeUnit.SECONDS.toNanos(MAX_KILL_SECONDS)) {
            Thread.onSpinWait();
        }
    }

    /** Kills a parent before its children, as it might start others instead. */
    private static void kill(ProcessHandle process) {
        List<ProcessHandle> children = process.children().toList();
        process.destroyForcibly();
        children.forEach(Launcher::kill);
    }

    private void deleteDirectory() {
        files.close();
        directory.toFile().delete();
    }
}
