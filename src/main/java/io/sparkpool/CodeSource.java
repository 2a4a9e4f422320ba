package io.sparkpool;

import io.sparkpool.spark.ClassPlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Finds the jars from which classes were loaded. */
final class CodeSource {
    private static final int BLOCK_BYTES = 1 << 16;

    private CodeSource() {}

    /** Returns the jar of a class; empty if it was loaded from a directory, or from Java itself. */
    static Optional<Path> jarOf(Class<?> type) {
        return ClassPlace.of(type).path().filter(Files::isRegularFile);
    }

    /**
     * Returns the SHA-256 of a file, from the file {@code NAME.sha256} beside it if that was made for this size and time,
     * as the digest of a jar of two megabytes takes 50 ms in a Java that has just started. If it was not, writes that
     * file, or leaves it if it cannot be written.
     */
    static Optional<String> rememberedSha256(Path file) {
        Path memory = Path.of(file + ".sha256");
        try {
            String version = "%d bytes, %s".formatted(Files.size(file), Files.getLastModifiedTime(file));
            List<String> lines = Files.exists(memory) ? Files.readAllLines(memory) : List.of();
            if (lines.size() == 2 && lines.get(1).equals(version)) {
                return Optional.of(lines.get(0));
            }
            Optional<String> digest = sha256(file);
            if (digest.isPresent()) {
                remember(memory, List.of(digest.get(), version));
            }
            return digest;
        } catch (IOException e) {
            return sha256(file);
        }
    }

    /** Replaces the file as a whole, as other processes may read it. */
    private static void remember(Path memory, List<String> lines) throws IOException {
        Path unfinished =
                Path.of("%s.%d".formatted(memory, ProcessHandle.current().pid()));
        Files.write(unfinished, lines);
        Files.move(unfinished, memory, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the SHA-256 of a file as hexadecimal digits; empty if it cannot be read. */
    static Optional<String> sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] block = new byte[BLOCK_BYTES];
            for (int length = in.read(block); length >= 0; length = in.read(block)) {
                sha256.update(block, 0, length);
            }
            return Optional.of(HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
