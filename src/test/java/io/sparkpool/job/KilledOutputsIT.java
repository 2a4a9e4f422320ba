package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import io.sparkpool.publish.Recovery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs that are killed at any moment leave a complete table, the old one or the new one. Two jobs run at once, one in each
 * mode, on a local disk and on HDFS in turn.
 */
@Thorough
class KilledOutputsIT {
    private static final int KILLS = 20;
    private static final long SEED = 14;
    private static final int INPUTS = 50_000;

    @TempDir
    static Path directory;

    private static MiniDFSCluster hdfs;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void startHdfs() throws IOException {
        Configuration settings = new Configuration();
        settings.set(
                MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.resolve("hdfs").toString());
        hdfs = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
    }

    @AfterAll
    static void stopHdfs() {
        hdfs.shutdown();
    }

    /** A job that writes a table again and again: of squares, then of cubes, then of squares. */
    private static final class Job {
        private final String path;
        private final String mode;
        private final FileSystem files;
        private boolean cubes;
        private Process process;

        Job(String path, String mode) throws IOException {
            this.path = path;
            this.mode = mode;
            this.files = new org.apache.hadoop.fs.Path(path).getFileSystem(new Configuration());
        }

        Job start(int round) throws IOException {
            cubes = round % 2 == 1;
            process = Submission.submit(
                            "-q",
                            "-n",
                            "1",
                            "--range",
                            Integer.toString(INPUTS),
                            "--chunk-size",
                            "5000",
                            "-D",
                            "spark.pool.output.fileSize=100k",
                            "-f",
                            cubes ? "cube" : "square",
                            "-o",
                            path,
                            "--mode",
                            mode)
                    .start(directory.resolve("err-" + path.hashCode() + ".txt"));
            return this;
        }

        void requireSuccess() throws IOException, InterruptedException {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(() -> errors()).isZero();
            assertThat(table()).isEqualTo(cubes ? expected(3) : expected(2));
        }

        private String errors() {
            try {
                return java.nio.file.Files.readString(directory.resolve("err-" + path.hashCode() + ".txt"));
            } catch (IOException e) {
                return e.toString();
            }
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        /** Checks what a reader finds after a kill, and what is there after the recovery; returns whether there was a stage. */
        boolean check() throws IOException {
            String found = exists() ? table() : "";
            assertThat(found).as("found in %s", path).isIn("", expected(2), expected(3));
            boolean stage = names().contains("." + name() + ".spark-pool");
            Recovery.recover(path, new Configuration());
            if (mode.equals("overwrite")) {
                assertThat(table()).as("recovered in %s", path).isIn(expected(2), expected(3));
            } else {
                assertThat(exists() ? table() : "").isEqualTo(found);
                files.delete(new org.apache.hadoop.fs.Path(path), true);
            }
            assertThat(names()).doesNotContain("." + name() + ".spark-pool");
            return stage;
        }

        private boolean exists() throws IOException {
            return files.exists(new org.apache.hadoop.fs.Path(path));
        }

        private String name() {
            return new org.apache.hadoop.fs.Path(path).getName();
        }

        private List<String> names() throws IOException {
            FileStatus[] all = files.listStatus(new org.apache.hadoop.fs.Path(path).getParent());
            return Arrays.stream(all).map(file -> file.getPath().getName()).toList();
        }

        /** Returns the lines of the table without the headers of its files. */
        private String table() throws IOException {
            StringBuilder lines = new StringBuilder();
            List<String> names = new ArrayList<>();
            FileStatus[] inOrder = files.listStatus(new org.apache.hadoop.fs.Path(path));
            Arrays.sort(inOrder); // by name
            for (FileStatus file : inOrder) {
                names.add(file.getPath().getName());
                if (file.getPath().getName().startsWith("part-")) {
                    try (FSDataInputStream in = files.open(file.getPath())) {
                        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        lines.append(text.substring(text.indexOf('\n') + 1));
                    }
                }
            }
            assertThat(names).contains("_SUCCESS");
            return lines.toString();
        }
    }

    private static String expected(int power) {
        return LongStream.range(0, INPUTS)
                .mapToObj(x -> (power == 2 ? x * x : x * x * x) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void everyKillLeavesACompleteTable() throws IOException, InterruptedException {
        List<Job> onDisk = List.of(
                new Job(directory.resolve("error.csv").toString(), "error"),
                new Job(directory.resolve("overwrite.csv").toString(), "overwrite"));
        List<Job> onHdfs = List.of(
                new Job(hdfs.getURI() + "/error.csv", "error"), new Job(hdfs.getURI() + "/overwrite.csv", "overwrite"));
        long diskMillis = millis(onDisk);
        long hdfsMillis = millis(onHdfs);
        int stages = 0;
        for (int round = 1; round <= KILLS; round += 2) {
            stages += kill(onDisk, round, diskMillis);
            stages += kill(onHdfs, round + 1, hdfsMillis);
        }
        assertThat(stages).as("kills that left a stage").isPositive();
    }

    /** Runs jobs to their ends; returns how long that takes. */
    private static long millis(List<Job> jobs) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        for (Job job : jobs) {
            job.start(0);
        }
        for (Job job : jobs) {
            job.requireSuccess();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        for (Job job : jobs) {
            job.check();
        }
        return millis;
    }

    /** Kills jobs at a random moment; returns how many of them have left a stage. */
    private int kill(List<Job> jobs, int round, long millis) throws IOException, InterruptedException {
        for (Job job : jobs) {
            job.start(round / 2);
        }
        Thread.sleep((long) (millis * (0.3 + 0.8 * random.nextDouble())));
        int stages = 0;
        for (Job job : jobs) {
            job.kill();
            stages += job.check() ? 1 : 0;
        }
        return stages;
    }
}
