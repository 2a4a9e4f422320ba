package io.sparkpool.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.config.InputConfig;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {
    private static final Configuration HADOOP = new Configuration();

    @TempDir
    Path directory;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(directory.resolve("in/sub"));
        Files.writeString(directory.resolve("in/b.txt"), "1\n");
        Files.writeString(directory.resolve("in/sub/c.txt"), "2\n");
        Files.writeString(directory.resolve("elsewhere.txt"), "3\n");
        Files.createSymbolicLink(directory.resolve("in/linked.txt"), directory.resolve("elsewhere.txt"));
        Files.createSymbolicLink(directory.resolve("alias"), directory.resolve("in"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in/b.txt             | in/b.txt",
                "in/*.txt             | in/b.txt",
                "*/b.txt              | in/b.txt",
                "in/{a,b}.txt         | in/b.txt",
                "{in/b,other/c}.txt   | in/b.txt",
                "in                   | in/b.txt",
                "in                   | in/sub/c.txt",
                "in                   | alias/sub/c.txt",
                "alias                | in/b.txt",
                "in                   | elsewhere.txt",
                "in/linked.txt        | elsewhere.txt",
                "in/*.txt             | elsewhere.txt",
                "in/b.txt             | in/../in/./b.txt",
                "in/../in/b.txt       | alias/b.txt",
            })
    void readsAFileThatThePathLeadsTo(String path, String file) throws IOException {
        assertThat(open(path).reads(directory + "/" + file, HADOOP)).isTrue();
        assertThat(open(path).reads("file:" + directory + "/" + file, HADOOP)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in/*.txt     | in/new.txt",
                "{in,out}/*   | in/new.txt",
                "{in/n,in/}*  | in/new.txt",
                "*/*.txt      | alias/new.txt",
                "in           | in/new.txt",
                "i*           | in/sub/new.txt",
                "in/*         | in/sub/new.txt",
            })
    void readsAFileThatThePathWouldLeadToIfItExisted(String path, String file) throws IOException {
        assertThat(open(path).reads(directory + "/" + file, HADOOP)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in/b.txt | in/bad.txt",
                "in/*.txt | in/bad.jsonl",
                "in/*.txt | in/sub/bad.txt",
                "in/b*    | bad.txt",
                "in       | in/_bad.txt",
                "in/sub   | in/b.txt",
                "in/sub   | in/sub/.bad/bad.txt",
                "in/*     | in/.bad.txt",
                "in       | missing/bad.txt",
            })
    void doesNotReadWhatThePathDoesNotLeadTo(String path, String file) throws IOException {
        assertThat(open(path).reads(directory + "/" + file, HADOOP)).isFalse();
    }

    @Test
    void readsAFileUnderTheNameOfAHardLink() throws IOException {
        Path link = Files.createLink(directory.resolve("hard.txt"), directory.resolve("in/b.txt"));
        assertThat(open("in").reads(link.toString(), HADOOP)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[b].txt", "{b}.txt"})
    void aNameThatExistsIsNoPattern(String name) throws IOException {
        Files.writeString(directory.resolve(name), "1\n");
        assertThat(open(name).reads(directory + "/b.txt", HADOOP)).isFalse();
        assertThat(open(name).reads(directory + "/" + name, HADOOP)).isTrue();
    }

    @Test
    void aRangeReadsNoFile() throws IOException {
        Source range = Source.open(new InputConfig.Range(0, 1, 1), () -> HADOOP, new Problems());
        assertThat(range.reads(directory + "/in/b.txt", HADOOP)).isFalse();
    }

    private Source open(String path) {
        Problems problems = new Problems();
        Setting setting = new Setting("spark.pool.input.path", directory + "/" + path, "-D");
        Source source = Source.open(new InputConfig.Text(setting), () -> HADOOP, problems);
        problems.throwIfAny();
        return source;
    }
}
