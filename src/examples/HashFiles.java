// Prints the SHA-256 of each file of a directory, as sha256sum does:
//   ./submit.sh run src/examples/HashFiles.java data
import io.sparkpool.pool.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

public class HashFiles {
    /** Reads a file in parts, so that it may be larger than the memory. */
    static String sha256(String file) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(Path.of(file)), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    public static void main(String[] args) throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
            files = all.filter(Files::isRegularFile).map(Path::toString).sorted().toList();
        }
        try (Pool pool = Pool.start()) {
            List<String> digests = pool.map(HashFiles::sha256, files, 1); // one file at a time
            for (int i = 0; i < files.size(); i++) {
                System.out.println(digests.get(i) + "  " + files.get(i));
            }
        }
    }
}
