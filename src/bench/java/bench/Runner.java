package bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/** Runs a contender and keeps its output in a file. */
final class Runner {
    private static final long LIMIT_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long PAUSE_MILLIS = 20;

    /** How often the memory of child processes is sampled: to list them is slow, and their memory changes slowly. */
    private static final int PAUSES_PER_CHILD_SAMPLE = 25;

    private final Path output;
    private final Path messages;

    /** Creates a runner that keeps outputs in a directory. */
    Runner(Path directory) {
        this.output = directory.resolve("output");
        this.messages = directory.resolve("messages");
    }

    /**
     * Runs a contender once. A table that it wrote before is deleted first.
     *
     * @throws IOException if it fails, or takes longer than five minutes
     */
    Sample run(Contender contender) throws IOException, InterruptedException {
        if (contender.table().isPresent() && Files.exists(contender.table().get())) {
            FileUtils.forceDelete(contender.table().get().toFile());
        }
        long start = System.nanoTime();
        Process process = new ProcessBuilder(contender.command())
                .redirectOutput(output.toFile())
                .redirectError(messages.toFile())
                .start();
        process.getOutputStream().close();
        double peakMiB = 0;
        for (int pause = 1; !process.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS); pause++) {
            peakMiB = Math.max(peakMiB, highWaterMiB(process.pid()));
            if (pause % PAUSES_PER_CHILD_SAMPLE == 0) {
                peakMiB = Math.max(peakMiB, peakMiBOfChildren(process));
            }
            if (System.nanoTime() - start > LIMIT_NANOS) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
                throw new IOException("took longer than five minutes");
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException("ended with " + process.exitValue() + "; see " + messages);
        }
        return new Sample(seconds, peakMiB);
    }

    /** Returns the output of the last run. */
    String output() throws IOException {
        return Files.readString(output);
    }

    /** Returns what a contender put out in the last run, which was its own. */
    Output outputOf(Contender contender) throws IOException {
        return contender.table().isPresent()
                ? ParquetTable.read(contender.table().get())
                : Output.printed(checksum());
    }

    private String checksum() throws IOException {
        try (InputStream in =
                new DigestInputStream(Files.newInputStream(output), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double peakMiBOfChildren(Process process) {
        return process.descendants()
                .mapToDouble(child -> highWaterMiB(child.pid()))
                .max()
                .orElse(0);
    }

    private static double highWaterMiB(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // it has ended, or this is no Linux
        }
    }
}
