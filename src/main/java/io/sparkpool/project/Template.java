package io.sparkpool.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The project that new ones are copies of: {@code src/template}, which is in the jar. */
final class Template {
    /** The file that users change first. */
    static final String FUNCTION = "src/main/java/my/sample/Price.java";

    /** A jar does not keep which files can be run. */
    private static final String SCRIPT = "submit.sh";

    static final List<String> FILES = List.of(
            ".github/workflows/verify.yml",
            ".gitignore",
            "README.md",
            "conf/job.properties",
            "data/orders.csv",
            "pom.xml",
            FUNCTION,
            "src/test/java/my/sample/PriceTest.java",
            SCRIPT);

    private Template() {}

    /** Writes the files of a project, with its own names. */
    static void write(Path directory, ProjectNames names) throws IOException {
        for (String name : FILES) {
            Path file = directory.resolve(names.in(name));
            Files.createDirectories(file.getParent());
            Files.writeString(file, names.in(read(name)));
        }
        allowToRun(directory.resolve(SCRIPT));
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Template.class.getResourceAsStream("template/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Lets those run a file who can read it, as {@code chmod +x} does. */
    private static void allowToRun(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
        if (permissions.contains(PosixFilePermission.GROUP_READ)) {
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
        }
        if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        Files.setPosixFilePermissions(file, permissions);
    }
}
