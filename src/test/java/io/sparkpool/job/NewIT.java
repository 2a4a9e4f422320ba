package io.sparkpool.job;

import static io.sparkpool.job.Submission.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sparkpool.LongText;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects that {@code ./submit.sh new} makes: that they build, run, and run elsewhere. */
class NewIT {
    private static final Path VIRTUAL_MACHINES = Path.of("/usr/lib/jvm");
    private static final String PRICED = """
            {"id":1001,"total":33.60}
            {"id":1002,"total":24.50}
            {"id":1003,"total":19.50}
            {"id":1004,"total":28.80}
            {"id":1005,"total":8.50}
            {"id":1006,"total":39.00}
            """;

    @TempDir
    Path directory;

    private Path project;

    /** Makes a project from another directory, in a path with blanks. */
    @BeforeEach
    void make() throws IOException, InterruptedException {
        project = Files.createDirectory(directory.resolve("my projects")).resolve("daily orders");
        Submission.Result made = Submission.submit("new", "my projects/daily orders", "--package", "my.orders")
                .in(directory)
                .run();
        assertThat(made.err()).isEmpty();
        assertThat(made.out()).startsWith("""
                made 'my projects/daily orders', a project of 9 files: the job daily-orders, in the package my.orders
                run it:    'my projects/daily orders/submit.sh'
                test it:   mvn -f 'my projects/daily orders/pom.xml' verify
                change it: 'my projects/daily orders/src/main/java/my/orders/Price.java'
                spark-pool\s""");
        assertThat(made.exitCode()).isZero();
    }

    @Test
    void aProjectIsMadeFromAnyDirectoryAndOnlyOnce() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.walk(project)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> "%s%s"
                                    .formatted(project.relativize(file), Files.isExecutable(file) ? " runs" : "")))
                    .containsExactlyInAnyOrder(
                            ".github/workflows/verify.yml",
                            ".gitignore",
                            "README.md",
                            "conf/job.properties",
                            "data/orders.csv",
                            "pom.xml",
                            "src/main/java/my/orders/Price.java",
                            "src/test/java/my/orders/PriceTest.java",
                            "submit.sh runs");
        }
        assertThat(Submission.submit("new", project.toString()).run())
                .isEqualTo(new Submission.Result(
                        2,
                        "",
                        "spark-pool: error: cannot make a project in '%s': there are files in it; name a directory that does not exist, or an empty one\n"
                                .formatted(project)));
    }

    @Test
    void whatCannotBeBuiltIsSaidOnOneLine() throws IOException, InterruptedException {
        Path tools = tools();
        assertThat(run(project.resolve("submit.sh"))
                        .with("PATH", tools.toString())
                        .run())
                .isEqualTo(
                        new Submission.Result(
                                2,
                                "",
                                "spark-pool: error: the job has to be built, and there is no Maven; install Maven 3.8 or later (Debian: apt install maven)\n"));
        Files.delete(project.resolve("pom.xml"));
        assertThat(run(project.resolve("submit.sh")).run())
                .isEqualTo(new Submission.Result(
                        2,
                        "",
                        "spark-pool: error: there is no '%s/target/launcher/submit.sh'; copy the whole directory\n"
                                .formatted(project)));
    }

    @Test
    @Thorough
    void aProjectTestsItselfAndRunsAndItsArchiveRunsWithoutMavenAndSources() throws IOException, InterruptedException {
        maven("verify");
        makeNoArchiveOfClasses(project);
        Submission.Result priced = run(project.resolve("submit.sh")).run();
        assertThat(priced.out()).isEqualTo(PRICED);
        assertThat(priced.err()).startsWith("spark-pool: my.orders.Price mapped over 6 inputs in ");
        Path link = Files.createSymbolicLink(directory.resolve("link"), project.resolve("submit.sh"));
        assertThat(run(link, "-q").run()).isEqualTo(new Submission.Result(0, PRICED, ""));

        Path unpacked = unpack();
        makeNoArchiveOfClasses(unpacked);
        Path tools = tools();
        Files.move(project, directory.resolve("moved"));
        Submission deployed = run(unpacked.resolve("submit.sh"), "-q")
                .with("PATH", tools.toString())
                .with("JAVA_HOME", System.getProperty("java.home"));
        assertThat(deployed.run()).isEqualTo(new Submission.Result(0, PRICED, ""));
        assertThat(unpacked.resolve("lib")).isDirectoryContaining("glob:**/spark-core_2.13-*.jar");
        Optional<Path> later = java25();
        if (later.isPresent()) {
            assertThat(deployed.with("JAVA_HOME", later.get().toString()).run())
                    .isEqualTo(new Submission.Result(0, PRICED, ""));
        }

        Path distribution = Files.createDirectory(directory.resolve("spark home"));
        Files.move(unpacked.resolve("lib"), distribution.resolve("jars"));
        Files.createDirectory(unpacked.resolve("lib"));
        assertThat(deployed.run())
                .isEqualTo(
                        new Submission.Result(
                                2,
                                "",
                                "spark-pool: error: this archive was made without Spark, and SPARK_HOME is ''; set it to the directory of a Spark distribution\n"));
        Path sparkSubmit = Files.createDirectory(distribution.resolve("bin")).resolve("spark-submit");
        Files.writeString(sparkSubmit, "#!/bin/bash\necho \"$@\"\n");
        Files.setPosixFilePermissions(sparkSubmit, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(deployed.with("SPARK_HOME", distribution.toString()).run().out())
                .matches(
                        "--properties-file .* --class io\\.sparkpool\\.Main %s/target/jars/daily-orders-[0-9-]+\\.jar -q\n"
                                .formatted(Pattern.quote(unpacked.toString())));
    }

    @Test
    @Thorough
    void aLibraryOfAProjectReachesExecutorsWithoutBeingNamed() throws IOException, InterruptedException {
        replace(
                "pom.xml",
                "<artifactId>assertj-core</artifactId>\n      <scope>test</scope>",
                "<artifactId>assertj-core</artifactId>");
        replace("pom.xml", "<archive>with-spark</archive>", "<archive>without-spark</archive>");
        replace(
                "src/main/java/my/orders/Price.java",
                "throw new IllegalArgumentException(\"the quantity is negative\");",
                "throw new IllegalArgumentException(org.assertj.core.util.Strings.quote(\"negative\"));");
        replace("data/orders.csv", "1006,Desk lamp,1,", "1006,Desk lamp,-1,");
        String script = project.resolve("submit.sh").toString();
        int port = TestCluster.freePort();
        try {
            Submission.Result started = TestCluster.startAlone(
                    command(script, "cluster", "start", "--workers", "1", "--port", Integer.toString(port)));
            assertThat(started.exitCode()).as(LongText.of(started.err())).isZero();
            assertThat(started.err())
                    .startsWith("spark-pool: preparing to build the job; the first time Maven downloads what it needs\n"
                            + "spark-pool: building the job; ");
            Submission.Result run = run(project.resolve("submit.sh"), "--", "--master", "spark://127.0.0.1:" + port)
                    .run();
            assertThat(run.err())
                    .startsWith("spark-pool: error: function 'my.orders.Price' failed at index 5 on input "
                            + "'Order[id=1006, quantity=-1, price=39.00]': IllegalArgumentException: 'negative' ");
            assertThat(run.exitCode()).isEqualTo(1);
        } finally {
            command(script, "cluster", "stop").run();
        }
        maven("package", "-DskipTests");
        Path unpacked = unpack();
        assertThat(unpacked.resolve("lib")).isEmptyDirectory();
        assertThat(command(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                                "-cp",
                                Files.readString(project.resolve("target/classpath")),
                                "org.apache.spark.deploy.SparkSubmit",
                                "--properties-file",
                                "conf/job.properties",
                                "target/daily-orders.jar",
                                "-q",
                                "-i",
                                "data/orders.csv",
                                "--on-error",
                                "quarantine",
                                "--quarantine",
                                directory.resolve("refused.jsonl").toString())
                        .in(unpacked)
                        .with("SPARK_POOL_HOME", ".")
                        .run()
                        .out())
                .isEqualTo(PRICED.replaceAll("[^\n]*1006.*\n", ""));
    }

    @Test
    @Thorough
    void aProjectIsBuiltOnALaterJava() throws IOException, InterruptedException {
        Optional<Path> later = java25();
        assumeThat(later).as("there is no JDK 25 in " + VIRTUAL_MACHINES).isPresent();
        Submission.Result built = command("mvn", "-B", "-ntp", "-Dassembly.skipAssembly=true", "verify")
                .in(project)
                .with("JAVA_HOME", later.get().toString())
                .run();
        assertThat(built.out())
                .as(LongText.end(built.out()))
                .contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0");
    }

    /** Runs a script in a directory that is not its own. */
    private Submission run(Path script, String... arguments) {
        return command(Stream.concat(Stream.of(script.toString()), Stream.of(arguments))
                        .toArray(String[]::new))
                .in(directory);
    }

    private void maven(String... words) throws IOException, InterruptedException {
        Submission.Result built = command(Stream.concat(Stream.of("mvn", "-B", "-ntp"), Stream.of(words))
                        .toArray(String[]::new))
                .in(project)
                .run();
        assertThat(built.exitCode()).as(LongText.end(built.out())).isZero();
    }

    private Path unpack() throws IOException, InterruptedException {
        Path archive = project.resolve("target/daily-orders-1.0.0.tar.gz");
        assertThat(command("tar", "-xzf", archive.toString(), "-C", directory.toString())
                        .run()
                        .exitCode())
                .isZero();
        return directory.resolve("daily-orders-1.0.0");
    }

    /** Keeps runs from making the archive of loaded classes, which takes long: its lock cannot be a directory. */
    private static void makeNoArchiveOfClasses(Path project) throws IOException {
        Files.createDirectory(project.resolve("target/archive-lock"));
    }

    private void replace(String file, String old, String replacement) throws IOException {
        Path path = project.resolve(file);
        assertThat(path).content().contains(old);
        Files.writeString(path, Files.readString(path).replace(old, replacement));
    }

    /** Makes a directory of programs that the script needs, and without Maven. */
    private Path tools() throws IOException {
        Path bin = Files.createDirectory(directory.resolve("bin"));
        for (String name : List.of("bash", "env", "find", "readlink", "sh")) {
            Path tool = Stream.of(System.getenv("PATH").split(":"))
                    .map(path -> Path.of(path, name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow();
            Files.copy(tool, bin.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return bin;
    }

    private static Optional<Path> java25() throws IOException {
        if (!Files.isDirectory(VIRTUAL_MACHINES)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(VIRTUAL_MACHINES, "*25*")) {
            for (Path home : homes) {
                if (Files.isExecutable(home.resolve("bin/javac"))) {
                    return Optional.of(home);
                }
            }
        }
        return Optional.empty();
    }
}
