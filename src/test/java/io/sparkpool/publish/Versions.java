package io.sparkpool.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Writes and reads versions of a table of three files, and of a file, each of which contains its version. */
record Versions(Configuration hadoop) {
    static final int FILES = 3;

    /** Returns a table as a target. */
    static Target table(Object path, PublishMode mode) {
        return new Target(path.toString(), Target.Form.TABLE, mode, Target.Stores.WITH_RENAME);
    }

    /** Returns a file as a target. */
    static Target file(Object path, PublishMode mode) {
        return new Target(path.toString(), Target.Form.FILE, mode, Target.Stores.WITH_RENAME);
    }

    /** Returns a publication of a version of targets. */
    Publication prepared(int version, Target... targets) throws IOException {
        Publication publication = new Publication();
        for (Target target : targets) {
            Stage stage = Stage.open(target, hadoop);
            publication.add(stage);
            write(stage, version);
        }
        return publication;
    }

    /** Publishes a version. */
    void publish(int version, Target... targets) throws IOException {
        try (Publication publication = prepared(version, targets)) {
            publication.publish();
        }
    }

    void write(Stage stage, int version) throws IOException {
        switch (stage.target().form()) {
            case FILE -> stage.createFile().write(text(version));
            case TABLE -> {
                for (int i = 0; i < FILES; i++) {
                    write(new Path(stage.contents(), "part-" + i), version);
                }
            }
        }
    }

    private void write(Path file, int version) throws IOException {
        FileSystem files = file.getFileSystem(hadoop);
        files.setWriteChecksum(false); // else local files have others beside them
        try (OutputStream out = files.create(file)) {
            out.write(text(version));
        }
    }

    private static byte[] text(int version) {
        return ("version " + version).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the version of a table that is there, as a whole; -1 if there is none. */
    int ofTable(Object table) throws IOException {
        Path path = new Path(table.toString());
        FileSystem files = path.getFileSystem(hadoop);
        if (!files.exists(path)) {
            return -1;
        }
        int version = ofFile(new Path(path, "part-0"));
        for (int i = 1; i < FILES; i++) {
            assertThat(ofFile(new Path(path, "part-" + i))).isEqualTo(version);
        }
        assertThat(files.listStatus(path)).as(path.toString()).hasSize(FILES + 1);
        assertThat(files.exists(new Path(path, "_SUCCESS"))).isTrue();
        return version;
    }

    /** Returns the version of a file that is there; -1 if there is none. */
    int ofFile(Object file) throws IOException {
        Path path = new Path(file.toString());
        FileSystem files = path.getFileSystem(hadoop);
        if (!files.exists(path)) {
            return -1;
        }
        try (InputStream in = files.open(path)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(text).startsWith("version ");
            return Integer.parseInt(text.substring("version ".length()));
        }
    }
}
