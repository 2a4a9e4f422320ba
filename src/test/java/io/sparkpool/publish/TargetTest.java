package io.sparkpool.publish;

import static io.sparkpool.publish.PublishMode.ERROR;
import static io.sparkpool.publish.PublishMode.OVERWRITE;
import static io.sparkpool.publish.Versions.file;
import static io.sparkpool.publish.Versions.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    private static final String EXISTS = "it exists; name another path, or set --mode overwrite";
    private static final String NO_TABLE = "it is a directory that is not a table; name another path";

    private final Configuration hadoop = new Configuration();

    @TempDir
    Path directory;

    @Test
    void aPathInADirectoryCanBeWritten() throws IOException {
        assertThat(table(directory.resolve("new"), ERROR).problem(hadoop)).isEmpty();
        assertThat(file(directory.resolve("new"), ERROR).problem(hadoop)).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatExistsIsReplacedOnlyByOverwrite() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path table = Files.createDirectory(directory.resolve("table"));
        assertThat(file(file, ERROR).problem(hadoop)).contains(EXISTS);
        assertThat(table(table, ERROR).problem(hadoop)).contains(EXISTS);
        assertThat(file(file, OVERWRITE).problem(hadoop)).isEmpty();
        assertThat(table(table, OVERWRITE).problem(hadoop)).isEmpty();
    }

    @Test
    void thatItExistsIsSaidAfterAStageBesideItIsRecovered() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        Path table = Files.createDirectory(directory.resolve("table"));
        Files.createDirectory(directory.resolve(".file.spark-pool"));
        Files.createDirectory(directory.resolve(".table.spark-pool"));
        assertThat(file(file, ERROR).problem(hadoop)).isEmpty();
        assertThat(table(table, ERROR).problem(hadoop)).isEmpty();
        assertThat(TargetCheck.problemOfRecovered(file(file, ERROR), hadoop)).contains(EXISTS);
        assertThat(TargetCheck.problemOfRecovered(table(table, ERROR), hadoop)).contains(EXISTS);
    }

    @Test
    void aTableDoesNotReplaceAFileNorAFileATable() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThat(table(file, OVERWRITE).problem(hadoop))
                .contains("there is a file of that name, and a table is a directory; name another path");
        assertThat(file(directory, OVERWRITE).problem(hadoop)).contains("that is not a regular file; name one");
    }

    @Test
    void aLinkIsNotReplaced() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
        assertThat(table(link, OVERWRITE).problem(hadoop))
                .contains("that is a link or a device, which is not replaced; name another path");
        assertThat(table(link.resolve("new"), ERROR).problem(hadoop)).isEmpty();
    }

    @Test
    void theRootIsNotReplaced() throws IOException {
        assertThat(table("/", OVERWRITE).problem(hadoop))
                .contains("that is the root of the file system; name a path in it");
        assertThat(file("/", OVERWRITE).problem(hadoop)).contains("that is not a regular file; name one");
    }

    /** A file system with the contents of a table, such as a queue of messages or shared memory that is empty. */
    @Test
    void aMountedFileSystemIsNotReplaced() throws IOException {
        Optional<Path> mounted = Stream.of("/dev/shm", "/dev/mqueue", "/mnt", "/run/lock", "/sys/fs/pstore")
                .map(Path::of)
                .filter(TargetTest::isMountedAndLooksLikeATable)
                .findFirst();
        assumeThat(mounted).isPresent();
        assertThat(table(mounted.get(), OVERWRITE).problem(hadoop))
                .contains("another file system is mounted there, which cannot be replaced; name a path in it");
    }

    private static boolean isMountedAndLooksLikeATable(Path path) {
        String[] names = path.toFile().list();
        try {
            return names != null
                    && names.length == 0
                    && Files.isWritable(path)
                    && Files.isWritable(path.getParent())
                    && !Files.getFileStore(path).equals(Files.getFileStore(path.getParent()));
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aDirectoryWithoutPermissionsIsSaidToBeThat() throws IOException {
        Path table = Files.createDirectory(directory.resolve("table"), permissions("r-xr-xr-x"));
        assumeThat(Files.isWritable(table)).isFalse(); // root may do anything
        assertThat(table(table, OVERWRITE).problem(hadoop))
                .contains("you may not replace it, as you may not write to it; name another path");
        assertThat(table(table.resolve("new"), OVERWRITE).problem(hadoop))
                .contains("you may not write to '" + table + "'; name a path in another directory");
        Path closed = Files.createDirectory(directory.resolve("closed"), permissions("rw-rw-rw-"));
        assertThat(table(closed.resolve("new"), OVERWRITE).problem(hadoop))
                .contains("you may not search '" + closed + "'; name a path elsewhere");
    }

    private static FileAttribute<Set<PosixFilePermission>> permissions(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }

    @ParameterizedTest
    @MethodSource
    void reasonsAreWords(Exception cause, String reason) {
        assertThat(new UnwritableTargetException("a", cause)).hasMessage("cannot write 'a': " + reason);
    }

    static Stream<Arguments> reasonsAreWords() {
        return Stream.of(
                Arguments.of(new AccessDeniedException("a"), "you may not write there"),
                Arguments.of(new FileAlreadyExistsException("a"), EXISTS),
                Arguments.of(new FileSystemException("a", null, "Read-only file system"), "Read-only file system"),
                Arguments.of(new NoSuchFileException("a"), "it, or the directory around it, has disappeared"),
                Arguments.of(new IOException("No space left on device"), "No space left on device"));
    }

    @Test
    void theDirectoryAroundItHasToExist() throws IOException {
        Path gone = directory.resolve("gone");
        assertThat(table(gone.resolve("table"), ERROR).problem(hadoop))
                .contains("there is no directory '" + gone + "'; make it, or name another");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "_SUCCESS anything",
                "part-0.csv",
                "part-0.csv .part-0.csv.crc _metadata",
                "year=2026/ year=2025/",
                "part-00000 column=a/"
            })
    void aTableIsReplaced(String entries) throws IOException {
        create(entries);
        assertThat(table(directory, OVERWRITE).problem(hadoop)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notes.txt",
                "part-0.csv notes.txt",
                "year=2026/ src/",
                ".git/",
                "_SUCCESS/ photos/",
                "part-0/",
                "=a/",
                ".profile .bashrc"
            })
    void anyOtherDirectoryStays(String entries) throws IOException {
        create(entries);
        assertThat(table(directory, OVERWRITE).problem(hadoop)).contains(NO_TABLE);
    }

    @Test
    void aTableWithAHistoryStays() throws IOException {
        create("_delta_log/ part-0.parquet _SUCCESS");
        assertThat(table(directory, OVERWRITE).problem(hadoop))
                .contains("it is a table with a history (_delta_log), which would be lost; name another path");
    }

    @Test
    void aTableNeedsAFileSystemThatRenames() throws IOException {
        String reason = "'s3a' cannot rename a directory in one step, so that readers would see a part of the table;"
                + " write the table elsewhere and load it into a table format (Delta Lake, Apache Iceberg) with Spark, or accept that: set"
                + " spark.pool.output.unsafe to true";
        assertThat(table("s3a://bucket/table", ERROR).problem(hadoop)).contains(reason);
        Configuration byDefault = new Configuration();
        byDefault.set("fs.defaultFS", "s3a://bucket");
        assertThat(table("table", ERROR).problem(byDefault)).contains(reason);
    }

    private void create(String entries) throws IOException {
        for (String entry : entries.split(" ")) {
            if (entry.endsWith("/")) {
                Files.createDirectory(directory.resolve(entry));
            } else {
                Files.createFile(directory.resolve(entry));
            }
        }
    }
}
