package bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.schema.Type;

/**
 * Reads a table of Parquet files for a comparison. Values are compared as text, since programs choose different types
 * for whole numbers. Parquet's own reader reads them, not one of the programs that are compared.
 */
final class ParquetTable {
    private final MessageDigest inOrder;
    private String columns = "";
    private long rows;
    private long inAnyOrder;

    private ParquetTable() {
        try {
            inOrder = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the rows of a file, or of all files below a directory in the order of their names. */
    static Output read(Path table) throws IOException {
        ParquetTable read = new ParquetTable();
        for (Path file : files(table)) {
            read.add(file);
        }
        return new Output(List.of(
                "the columns " + read.columns,
                read.rows + " rows",
                "rows with the checksum " + Long.toHexString(read.inAnyOrder),
                "rows in an order with the checksum " + HexFormat.of().formatHex(read.inOrder.digest(), 0, 8)));
    }

    private static List<Path> files(Path table) throws IOException {
        try (Stream<Path> files = Files.walk(table)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[^._].*\\.parquet"))
                    .sorted()
                    .toList();
        }
    }

    private void add(Path file) throws IOException {
        try (ParquetReader<Group> reader = ParquetReader.builder(
                        new GroupReadSupport(), new org.apache.hadoop.fs.Path(file.toUri()))
                .build()) {
            for (Group row = reader.read(); row != null; row = reader.read()) {
                add(row);
            }
        }
    }

    private void add(Group row) {
        if (rows == 0) {
            columns = row.getType().getFields().stream()
                    .map(Type::getName)
                    .toList()
                    .toString();
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.getType().getFieldCount(); i++) {
            line.append(row.getFieldRepetitionCount(i) == 0 ? "null" : row.getValueToString(i, 0))
                    .append('\t');
        }
        byte[] bytes = line.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        inOrder.update(bytes);
        inAnyOrder += MurmurHash3.hash128x64(bytes)[0]; // a sum, which may overflow, has no order
        rows++;
    }
}
