package io.sparkpool.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The command lines of processes, read from Linux's /proc, as Java shortens long ones. */
final class Processes {
    private Processes() {}

    /** Returns the processes whose command lines contain a text. */
    static List<ProcessHandle> mentioning(String text) {
        return ProcessHandle.allProcesses()
                .filter(process -> commandLine(process).contains(text))
                .toList();
    }

    /** Returns the words of a command line, each followed by a null character. */
    static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException endedMeanwhile) {
            return "";
        } catch (IOException e) {
            if ("No such process".equals(e.getMessage())) { // it ended after its file was opened
                return "";
            }
            throw new UncheckedIOException(e);
        }
    }
}
