package io.sparkpool.publish;

import static io.sparkpool.publish.Versions.file;
import static io.sparkpool.publish.Versions.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;

/**
 * Another process that publishes one version after the other, and prints the number of each that is published; closing
 * this kills it.
 */
record Publisher(Process process, BufferedReader printed) implements AutoCloseable {
    /** What the process does. */
    enum Task {
        /** It replaces a table, {@code table}, and a file, {@code file}, together. */
        REPLACE,
        /** It makes a new table, {@code table-VERSION}. */
        ADD,
        /** It opens the stage of a table and waits. */
        HOLD
    }

    /** The program of the other process, with a task and a directory as arguments. */
    public static void main(String[] arguments) throws IOException {
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            if (!failure.getMessage().endsWith("the process is ending")) {
                failure.printStackTrace();
            }
        });
        Task task = Task.valueOf(arguments[0]);
        String directory = arguments[1];
        Versions versions = new Versions(new Configuration());
        for (int version = 1; ; version++) {
            switch (task) {
                case REPLACE ->
                    versions.publish(
                            version,
                            table(directory + "/table", PublishMode.OVERWRITE),
                            file(directory + "/file", PublishMode.OVERWRITE));
                case ADD -> versions.publish(version, table(directory + "/table-" + version, PublishMode.ERROR));
                case HOLD -> versions.prepared(version, table(directory + "/table", PublishMode.OVERWRITE));
            }
            System.out.println(version);
            while (task == Task.HOLD) {
                LockSupport.park();
            }
        }
    }

    /** Starts the process and waits until it has published the first version, or holds the stage. */
    static Publisher start(Task task, String directory) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dlog4j2.configurationFile="
                                + Path.of("conf/log4j2.properties").toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Publisher.class.getName(),
                        task.name(),
                        directory))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Publisher publisher = new Publisher(process, process.inputReader());
        if (!"1".equals(publisher.printed.readLine())) {
            throw new IOException("the process could not publish to " + directory);
        }
        return publisher;
    }

    /** Kills the process and returns the last version that it has printed. */
    int kill() throws IOException, InterruptedException {
        process.toHandle().destroyForcibly(); // Process would close its output as well
        return end();
    }

    /** Stops the process by a signal and returns the last version that it has printed. */
    int terminate() throws IOException, InterruptedException {
        process.toHandle().destroy();
        return end();
    }

    private int end() throws IOException, InterruptedException {
        int last = 1;
        for (String line = printed.readLine(); line != null; line = printed.readLine()) {
            last = Integer.parseInt(line);
        }
        process.waitFor();
        return last;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
