package io.sparkpool.submit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** A copy of the job's jar that later builds do not replace, as executors fetch the jar from the driver until the job ends. */
final class JobJar {
    private JobJar() {}

    /**
     * Returns the copy, after making it if it does not exist; returns the jar itself if that fails.
     *
     * @param directory where copies are kept
     */
    static Path copy(Path jar, Path directory) {
        try {
            byte[] content = Files.readAllBytes(jar);
            CRC32 checksum = new CRC32();
            checksum.update(content);
            String base = jar.getFileName().toString().replaceFirst("\\.jar$", "");
            String name = "%s-%d-%d.jar".formatted(base, checksum.getValue(), content.length);
            return new JarCache(directory).jar(name, copy -> Files.write(copy, content));
        } catch (IOException e) {
            return jar;
        }
    }
}
