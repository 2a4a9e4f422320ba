package io.sparkpool.function.command;

import io.sparkpool.message.MessageText;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One run of a program. What it prints is taken from its pipes without ever blocking, as a process that it leaves
 * behind may keep them open. Used by one thread.
 */
final class ProgramRun {
    private static final Redirect NOTHING = Redirect.from(new File("/dev/null"));
    private static final long MAX_OUTPUT_BYTES =
            Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 8);

    private static final int BUFFER_BYTES = 1 << 14;

    /** More than a pipe can hold, and little enough to check in between whether the program has ended. */
    private static final int MAX_BYTES_AT_ONCE = 1 << 21;

    private static final long SHORT_PAUSE_NANOS = 20_000;
    private static final long MAX_PAUSE_MILLIS = 50;
    private static final long MAX_KILL_SECONDS = 1;

    private final Process program;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private final ErrorTail errors = new ErrorTail();

    private ProgramRun(Process program) {
        this.program = program;
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
        ArgumentCheck.check(words);
        Process program = start(words);
        try {
            return new ProgramRun(program).output(MessageText.of(String.join(" ", words)));
        } finally {
            if (program.isAlive()) {
                kill(program);
            }
            RunningPrograms.remove(program);
        }
    }

    private static Process start(List<String> words) throws CommandException, InterruptedException {
        try {
            return RunningPrograms.start(new ProcessBuilder(words).redirectInput(NOTHING));
        } catch (IOException e) {
            throw ProgramFile.explain(words.get(0), e);
        }
    }

    /** Waits for the end of the killed program, so that it does nothing while its input is tried again. */
    private static void kill(Process program) {
        RunningPrograms.kill(program.toHandle());
        program.onExit()
                .completeOnTimeout(program, MAX_KILL_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private String output(String shown) throws CommandException, InterruptedException, IOException {
        for (long pause = 1; !program.waitFor(pause, TimeUnit.MILLISECONDS); ) {
            pause = takeWhilePrinting(shown) ? 1 : Math.min(2 * pause, MAX_PAUSE_MILLIS);
        }
        takePrinted(shown);
        ExitCode exitCode = new ExitCode(program.exitValue());
        if (!exitCode.isSuccess()) {
            RunningPrograms.awaitEndOfProcess(exitCode.grace());
            throw new CommandException(shown + exitCode.explain() + errors.text());
        }
        return OutputText.of(output.toByteArray(), shown);
    }

    /** Takes what the program prints, as long as it prints without a pause; returns whether it was anything. */
    private boolean takeWhilePrinting(String shown) throws CommandException, IOException {
        boolean printed = takePrinted(shown);
        for (boolean more = printed; more && !Thread.currentThread().isInterrupted(); more = takePrinted(shown)) {
            LockSupport.parkNanos(SHORT_PAUSE_NANOS);
        }
        return printed;
    }

    /** Takes what the program has printed; returns whether it was anything. */
    private boolean takePrinted(String shown) throws CommandException, IOException {
        boolean printed = take(program.getInputStream(), output) | take(program.getErrorStream(), errors);
        if (output.size() > MAX_OUTPUT_BYTES) {
            throw new CommandException("%s printed more than %s; let it print less, or give Java more memory"
                    .formatted(shown, MessageText.ofBytes(MAX_OUTPUT_BYTES)));
        }
        return printed;
    }

    private boolean take(InputStream from, OutputStream to) throws IOException {
        int taken = 0;
        for (int ready = from.available(); ready > 0 && taken < MAX_BYTES_AT_ONCE; ready = from.available()) {
            int read = from.read(buffer, 0, Math.min(ready, BUFFER_BYTES));
            to.write(buffer, 0, read);
            taken += read;
        }
        return taken > 0;
    }
}
