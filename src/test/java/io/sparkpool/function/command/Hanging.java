package io.sparkpool.function.command;

import io.sparkpool.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A program that does not end, and has a child that does not either. */
final class Hanging {
    /** Takes a file for the process ids of the program and its child. */
    static final Command COMMAND =
            Command.of("sh -c 'sleep 600 & echo $$ $! >\"$1.part\"; mv \"$1.part\" \"$1\"; wait' sh {}");

    private Hanging() {}

    /** Waits until the program and its child run. */
    static void awaitStart(Path pids) throws Exception {
        Await.until(() -> Files.exists(pids));
    }

    /** Returns whether the program and its child have ended, if they were started. */
    static boolean isGone(Path pids) throws IOException {
        return !Files.exists(pids)
                || List.of(Files.readString(pids).strip().split(" ")).stream()
                        .map(Long::valueOf)
                        .flatMap(pid -> ProcessHandle.of(pid).stream())
                        .noneMatch(ProcessHandle::isAlive);
    }
}
