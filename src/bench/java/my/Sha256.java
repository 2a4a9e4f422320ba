package my;

import io.sparkpool.file.InputFile;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.spark.api.java.function.Function;

/** Returns the SHA-256 of a file, in hexadecimal digits. */
public class Sha256 implements Function<InputFile, String> {
    @Override
    public String call(InputFile file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.bytes()));
    }
}
