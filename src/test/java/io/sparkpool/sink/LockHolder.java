package io.sparkpool.sink;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Another process that holds a lock on a file, as a running job does; closing this kills the process. */
record LockHolder(Process process, Path file) implements AutoCloseable {
    /** The program of the other process. */
    public static void main(String[] file) throws IOException {
        try (FileOutputStream stream = new FileOutputStream(file[0])) {
            stream.getChannel().lock();
            System.out.write('!');
            System.out.flush();
            System.in.read();
        }
    }

    /** Starts the process and waits until it has the lock. */
    static LockHolder start(Path file) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin/java").toString();
        String classes = Path.of("target/test-classes").toAbsolutePath().toString();
        Process process = new ProcessBuilder(java, "-cp", classes, LockHolder.class.getName(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.getInputStream().read() != '!') {
            throw new IOException("the process could not lock " + file);
        }
        return new LockHolder(process, file);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }
}
