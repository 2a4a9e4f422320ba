package io.sparkpool.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * The run that holds the lock of a stage, as the file of the lock says it.
 *
 * @param run the id of the run
 * @param host the name of its machine
 * @param machine what tells its machine and the processes that it sees from others
 * @param pid the id of its process
 * @param startMillis when the process started; 0 if that is not known
 * @param since when it took the lock
 */
record Holder(String run, String host, String machine, long pid, long startMillis, String since) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Java computes when a process started from the time of the boot, which changes when the clock is set. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** Returns a new run of this process. */
    static Holder ofThisProcess() {
        ProcessHandle process = ProcessHandle.current();
        String host = hostName();
        return new Holder(
                UUID.randomUUID().toString(),
                host,
                machineOf(host),
                process.pid(),
                startOf(process),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Reads the file of a lock; returns empty if it is not complete. */
    static Optional<Holder> parse(byte[] json) {
        try {
            return Optional.ofNullable(JSON.readValue(json, Holder.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the contents of the file of a lock. */
    byte[] json() throws IOException {
        return JSON.writeValueAsBytes(this);
    }

    /** Returns whether this process can see the other one, if that lives. */
    boolean isOfThisMachine() {
        return machine.equals(machineOf(hostName()));
    }

    /** Returns whether the process lives, on this machine. */
    boolean lives() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(Holder::startOf)
                .filter(start -> start == 0 || startMillis == 0 || Math.abs(start - startMillis) < TOLERANCE.toMillis())
                .isPresent();
    }

    /** Returns the run in words. */
    String shown() {
        return "process %d on %s, since %s".formatted(pid, host, since);
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException notLinux) {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (IOException e) {
                return "localhost";
            }
        }
    }

    /** Containers may have the same name as others; the boot and the space of process ids tell them apart. */
    private static String machineOf(String host) {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip() + "/"
                    + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException notLinux) {
            return host;
        }
    }
}
