package io.sparkpool.publish;

import static io.sparkpool.publish.Versions.file;
import static io.sparkpool.publish.Versions.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Runs that are killed while they publish in a directory, and what has to hold then.
 *
 * @param hadoop the configuration
 * @param directory the directory, which is empty at first
 */
record Kills(Configuration hadoop, String directory) {
    private static final int MAX_MILLIS = 400;

    /** Kills processes that replace a table and a file at random moments. Both are recovered by turns. */
    void whileTheyReplace(int kills) throws IOException, InterruptedException {
        Random moments = new Random(14);
        for (int i = 0; i < kills; i++) {
            int last = killed(Publisher.Task.REPLACE, moments);
            assertThat(complete()).as("kill %d", i).isBetween(last, last + 1);
            assertThat(versions().ofFile(path("file"))).isGreaterThanOrEqualTo(last);
            recover(i);
            int version = versions().ofTable(path("table"));
            assertThat(version).as("kill %d", i).isBetween(last, last + 1);
            assertThat(versions().ofFile(path("file"))).isEqualTo(version);
            removeLeftovers("table", "file");
            assertThat(versions().ofTable(path("table"))).isEqualTo(version);
            assertThat(names()).containsExactlyInAnyOrder("file", "table");
        }
    }

    /** Kills processes that add tables at random moments. */
    void whileTheyAdd(int kills) throws IOException, InterruptedException {
        Random moments = new Random(41);
        for (int i = 0; i < kills; i++) {
            int last = killed(Publisher.Task.ADD, moments);
            removeLeftovers("table-" + last, "table-" + (last + 1));
            int tables = names().size();
            assertThat(tables).as("kill %d", i).isBetween(last, last + 1);
            for (int version = 1; version <= tables; version++) {
                assertThat(versions().ofTable(path("table-" + version))).isEqualTo(version);
                delete("table-" + version);
            }
            assertThat(names()).isEmpty();
        }
    }

    /** Stops processes by a signal, after which nothing is left. */
    void bySignal(int signals) throws IOException, InterruptedException {
        Random moments = new Random(15);
        for (int i = 0; i < signals; i++) {
            int last;
            try (Publisher publisher = Publisher.start(Publisher.Task.REPLACE, directory)) {
                Thread.sleep(moments.nextInt(MAX_MILLIS));
                last = publisher.terminate();
            }
            assertThat(names()).containsExactlyInAnyOrder("file", "table");
            assertThat(versions().ofTable(path("table"))).isBetween(last, last + 1);
            assertThat(versions().ofFile(path("file"))).isEqualTo(versions().ofTable(path("table")));
        }
    }

    /** A second run is refused while the first one lives, and not when it is dead. */
    void ofTheHolderOfALock() throws IOException, InterruptedException {
        Target target = table(path("table"), PublishMode.ERROR);
        try (Publisher holder = Publisher.start(Publisher.Task.HOLD, directory)) {
            assertThatThrownBy(() -> Stage.open(target, hadoop))
                    .isInstanceOf(UnwritableTargetException.class)
                    .hasMessageMatching("cannot write '" + path("table") + "': another run \\(process "
                            + holder.process().pid()
                            + " on .+, since .+Z\\) writes to it; wait until it ends, or name another path");
            holder.kill();
            versions().publish(7, target);
        }
        assertThat(versions().ofTable(path("table"))).isEqualTo(7);
        assertThat(names()).containsExactly("table");
    }

    private int killed(Publisher.Task task, Random moments) throws IOException, InterruptedException {
        try (Publisher publisher = Publisher.start(task, directory)) {
            Thread.sleep(moments.nextInt(MAX_MILLIS));
            return publisher.kill();
        }
    }

    /** Returns the version of the complete table that there is before anything is recovered: in the stage if not in place. */
    private int complete() throws IOException {
        Path table = new Path(path("table"));
        Path stage = new Path(directory, ".table.spark-pool");
        FileSystem files = table.getFileSystem(hadoop);
        if (files.exists(table)) {
            return versions().ofTable(table);
        }
        assertThat(files.exists(new Path(stage, "journal"))).isTrue();
        FileStatus[] contents = files.globStatus(new Path(stage, "contents-*"));
        assertThat(contents).hasSize(1);
        return versions().ofTable(contents[0].getPath());
    }

    private void recover(int kill) throws IOException {
        switch (kill % 4) {
            case 0 -> Recovery.recover(path("table"), hadoop);
            case 1 -> Recovery.recover(path("file"), hadoop);
            case 2 -> Stage.open(table(path("table"), PublishMode.OVERWRITE), hadoop).discard();
            default -> Stage.open(file(path("file"), PublishMode.OVERWRITE), hadoop).discard();
        }
    }

    private void removeLeftovers(String... names) throws IOException {
        for (String name : names) {
            Recovery.recover(path(name), hadoop);
        }
    }

    private void delete(String name) throws IOException {
        Path path = new Path(path(name));
        assertThat(path.getFileSystem(hadoop).delete(path, true)).isTrue();
    }

    private List<String> names() throws IOException {
        Path path = new Path(directory);
        return Stream.of(path.getFileSystem(hadoop).listStatus(path))
                .map(found -> found.getPath().getName())
                .toList();
    }

    private Versions versions() {
        return new Versions(hadoop);
    }

    private String path(String name) {
        return directory + "/" + name;
    }
}
