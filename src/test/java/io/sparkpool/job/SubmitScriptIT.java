package io.sparkpool.job;

import static io.sparkpool.job.Submission.command;
import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What submit.sh does before Java starts. */
class SubmitScriptIT {
    private static final String SHELL_TOOLS = "bash find readlink mkdir touch cat env cp mv rm cksum";

    @TempDir
    Path directory;

    @Thorough
    @Test
    void worksThroughALinkFromAnyDirectoryWithBlanksInPaths() throws IOException, InterruptedException {
        Path project = Project.copyBuiltTo(directory.resolve("my project"));
        Path elsewhere = Files.createDirectories(directory.resolve("else where"));
        Files.writeString(elsewhere.resolve("my numbers.txt"), "3\n4\n");
        Files.writeString(elsewhere.resolve("my job.properties"), "spark.master local[2]\nspark.pool.function cube\n");
        Path link = Files.createSymbolicLink(directory.resolve("run it"), Path.of("my project/submit.sh"));
        Submission.Result result = command(link.toString(), "-q", "-c", "my job.properties", "-i", "my numbers.txt")
                .in(elsewhere)
                .run();
        assertThat(result).isEqualTo(new Submission.Result(0, "Pool    : [27, 64]\n", ""));
        assertThat(project.resolve("target/spark-pool.log")).exists();
        assertThat(elsewhere).isDirectoryNotContaining("glob:**spark-pool*");
    }

    @Thorough
    @Test
    void runsWhicheverShellIsNamed() throws IOException, InterruptedException {
        for (String shell : List.of("bash submit.sh", "sh submit.sh", "sh ./submit.sh")) {
            assertThat(Submission.shell(shell + " -q --range 0:2").run())
                    .isEqualTo(new Submission.Result(0, "Pool    : [0, 1]\n", ""));
        }
    }

    @Test
    void readsNamesInUtf8WhateverTheLocale() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("ab.txt"), "5\n");
        Submission.shell("echo 7 > é.txt").in(directory).run();
        Submission.Result result = Submission.shell(
                        "LANG=C " + Path.of("submit.sh").toAbsolutePath() + " -q -i é.txt -f identity")
                .in(directory)
                .run();
        assertThat(result).isEqualTo(new Submission.Result(0, "Pool    : [7]\n", ""));
    }

    @Test
    void runsTheSparkSubmitOfSparkHome() throws IOException, InterruptedException {
        assertThat(wordsForSparkSubmit("-n", "2", "-c", "conf/job.properties", "--", "--master", "spark://host:7077"))
                .containsExactly(
                        "<--properties-file>",
                        "<conf/job.properties>",
                        "<--master>",
                        "<spark://host:7077>",
                        "<--master>",
                        "<spark://host:7077>",
                        "<--class>",
                        "<io.sparkpool.Main>",
                        "<target/jars/COPY.jar>",
                        "<--config=conf/job.properties>",
                        "<--cores=2>");
    }

    @Test
    void submitsToTheMasterThatAnOptionOfTheJobSets() throws IOException, InterruptedException {
        assertThat(wordsForSparkSubmit(
                        "-c",
                        "conf/job.properties",
                        "-D",
                        "spark.master=yarn",
                        "--",
                        "--master",
                        "local[2]",
                        "--deploy-mode",
                        "cluster"))
                .containsExactly(
                        "<--properties-file>",
                        "<conf/job.properties>",
                        "<--master>",
                        "<local[2]>",
                        "<--deploy-mode>",
                        "<cluster>",
                        "<--master>",
                        "<yarn>",
                        "<--deploy-mode>",
                        "<cluster>",
                        "<--conf>",
                        "<spark.standalone.submit.waitAppCompletion=false>",
                        "<--conf>",
                        "<spark.pool.submission=NAME>",
                        "<--class>",
                        "<io.sparkpool.Main>",
                        "<target/jars/COPY.jar>",
                        "<-Dspark.master=yarn>");
    }

    @Test
    void settingsOfTheCommandLineThatOnlySparkSubmitAppliesAreGivenToIt() throws IOException, InterruptedException {
        assertThat(wordsForSparkSubmit(
                        "-c",
                        "conf/job.properties",
                        "-Dspark.driver.memory=2g",
                        "-Dspark.driver.memory=700m",
                        "-Dspark.driver.userClassPathFirst=true",
                        "-Dspark.my.limit=2",
                        "--",
                        "--driver-memory",
                        "1g"))
                .containsExactly(
                        "<--properties-file>",
                        "<conf/job.properties>",
                        "<--driver-memory>",
                        "<1g>",
                        "<--master>",
                        "<local[4]>",
                        "<--driver-memory>",
                        "<700m>",
                        "<--conf>",
                        "<spark.driver.userClassPathFirst=true>",
                        "<--class>",
                        "<io.sparkpool.Main>",
                        "<target/jars/COPY.jar>",
                        "<--config=conf/job.properties>",
                        "<-Dspark.my.limit=2>");
    }

    @Test
    void aSignalTellsHowToEndADriverThatRunsOnYarn() throws Exception {
        Path home = directory.resolve("spark home");
        Path started = directory.resolve("started");
        executable(home.resolve("bin/spark-submit"), "touch '%s'; exec sleep 1000".formatted(started));
        Path err = directory.resolve("err.txt");
        Process job = submit("--", "--master", "yarn", "--deploy-mode", "cluster")
                .with("SPARK_HOME", home.toString())
                .with("HADOOP_CONF_DIR", directory.toString())
                .start(err);
        try {
            Await.until(() -> Files.exists(started) || !job.isAlive());
            Submission.signal(job, "INT");
            assertThat(job.waitFor()).isEqualTo(130);
            assertThat(err)
                    .hasContent(
                            "spark-pool: stopped, but the cluster may still run the job; to end it: "
                                    + "yarn application -kill APPLICATION, where yarn application -list lists the applications");
        } finally {
            job.destroyForcibly();
        }
    }

    /** Returns the words that a spark-submit in SPARK_HOME is given. */
    private List<String> wordsForSparkSubmit(String... arguments) throws IOException, InterruptedException {
        Path home = directory.resolve("spark home");
        executable(home.resolve("bin/spark-submit"), "printf '<%s>\\n' \"$@\"");
        return submit(arguments)
                .with("SPARK_HOME", home.toString())
                .with("HADOOP_CONF_DIR", directory.toString())
                .run()
                .out()
                .lines()
                .map(line -> line.replace(Path.of("").toAbsolutePath() + "/", "")
                        .replaceFirst("/jars/spark-pool-[0-9]+-[0-9]+", "/jars/COPY")
                        .replaceFirst("submission=[0-9a-f]+", "submission=NAME"))
                .toList();
    }

    @Thorough
    @Test
    void theJarNeedsNothingButSparkSubmitAndThePropertiesFile() throws IOException, InterruptedException {
        Submission.Result result = command(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--add-opens=java.base/java.nio=ALL-UNNAMED",
                        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                        "-cp",
                        Files.readString(Path.of("target/classpath")),
                        "org.apache.spark.deploy.SparkSubmit",
                        "--properties-file",
                        "conf/job.properties",
                        "target/spark-pool.jar")
                .run();
        assertThat(result.out()).isEqualTo(Submission.LESSON);
        assertThat(result.exitCode()).isZero();
    }

    static Stream<Arguments> settingsThatSparkSubmitMishandles() {
        return Stream.of(
                Arguments.of(
                        "spark.submit.deployMode cluster",
                        "'spark.submit.deployMode' = 'cluster' (%s): the job is for this machine ('spark.master' = 'local[4]'), "
                                + "which is no cluster; set client, or name a cluster: --master spark://HOST:PORT"),
                Arguments.of(
                        "spark.submit.deployMode=clu\\\n  \\u0073ter\nspark.master=yarn",
                        "'spark.master' = 'yarn' (%s): the Spark from Maven does not support YARN and Kubernetes; "
                                + "set SPARK_HOME to a Spark distribution"),
                Arguments.of(
                        "spark.jars file:/a b.jar",
                        "'spark.jars' = 'file:/a b.jar' (%s): a URI has no blanks; "
                                + "write each as %%20, or name a file by its path alone"),
                Arguments.of(
                        "spark.driver.extraJavaOptions=-Dpassword=x -Xmx2g",
                        "'spark.driver.extraJavaOptions' (%s): Spark takes no -Xmx there; "
                                + "set spark.driver.memory, in the file or after --: --driver-memory 4g"),
                Arguments.of(
                        "spark.driver.memory  512",
                        "'spark.driver.memory' = '512' (%s): that many bytes, as there is no unit, "
                                + "and Spark needs 450m; add one, as in 512m or 4g"),
                Arguments.of(
                        "spark.driver.memory 100m", "'spark.driver.memory' = '100m' (%s): Spark needs 450m; set more"),
                Arguments.of(
                        "spark.driver.memory 4gb",
                        "'spark.driver.memory' = '4gb' (%s): not a size that Java knows; "
                                + "set a whole number and a unit, as in 512m or 4g"),
                Arguments.of(
                        "spark.driver.memory 9999999t",
                        "'spark.driver.memory' = '9999999t' (%s): no machine has that much; set less"),
                Arguments.of(
                        "spark.master=\u001b[31m\u009b\u202e\u00e9\\nx",
                        "'spark.master' = '\\u001b[31m\\u009b\\u202e\u00e9\\nx' (%s): not a master that Spark knows; "
                                + "set local[N], spark://HOST:PORT, yarn or k8s://URL"));
    }

    @ParameterizedTest
    @MethodSource("settingsThatSparkSubmitMishandles")
    void refusesSettingsThatSparkSubmitMishandles(String setting, String problem)
            throws IOException, InterruptedException {
        Path config = Files.writeString(directory.resolve("job.properties"), setting);
        assertThat(submit("-c", config.toString()).run()).isEqualTo(refused("cannot use " + problem.formatted(config)));
    }

    @Test
    void refusesArgumentsThatAreNoOptionsOfSparkSubmit() throws IOException, InterruptedException {
        assertThat(submit("--", "--class", "x").run())
                .isEqualTo(refused("'--class' does not belong after --: the job has a class of its own to start; "
                        + "name your function before --: --function NAME"));
        assertThat(submit("--", "--supervise", "--name").run())
                .isEqualTo(refused("cannot use '--name' (after --): its value is missing; add it"));
        assertThat(submit("--", "--name", "x", "y").run())
                .isEqualTo(refused("cannot use 'y' (after --): not an option of spark-submit; "
                        + "options of the job stand before --"));
    }

    @Test
    void refusesMemoryThatJavaDoesNotGet() throws IOException, InterruptedException {
        Path config = Files.writeString(directory.resolve("job.properties"), "spark.driver.memory 99999999g\n");
        for (Submission run : List.of(submit("-c", config.toString()), submit("--", "--driver-memory", "99999999g"))) {
            Submission.Result result = run.run();
            assertThat(result.err())
                    .matches(
                            "spark-pool: error: cannot use 'spark.driver.memory' = '99999999g' \\([^)]+\\): Java cannot "
                                    + "get that much on this machine \\([^\n]+\\); set less, or raise a limit [^\n]+\n");
            assertThat(result.out()).isEmpty();
            assertThat(result.exitCode()).isEqualTo(2);
        }
    }

    @Test
    void refusesAPathThatJavaDoesNotTake() throws IOException, InterruptedException {
        for (String name : List.of("a:b", "\ud83d\ude00")) {
            String script = Submission.shell("mkdir '%1$s' && cp %2$s/submit.sh '%1$s' && cd '%1$s' && pwd -P"
                            .formatted(name, Path.of("").toAbsolutePath()))
                    .in(directory)
                    .run()
                    .out()
                    .strip();
            assertThat(Submission.shell("'%s/submit.sh'".formatted(script)).run())
                    .isEqualTo(
                            refused("the project cannot be in '" + script + "': Java takes no path with a colon or a "
                                    + "character such as an emoji; move it to another directory"));
        }
    }

    @Test
    void refusesASparkHomeWithoutSpark() throws IOException, InterruptedException {
        Submission.Result result =
                submit().with("SPARK_HOME", directory.toString()).run();
        assertThat(result)
                .isEqualTo(refused("SPARK_HOME is '" + directory + "', and there is no bin/spark-submit in it; "
                        + "set it to a Spark distribution, or unset it"));
    }

    @Test
    void passesDriverOptionsOn() throws IOException, InterruptedException {
        Path jar = UserJar.of(
                directory,
                "Heap",
                "public class Heap implements Function<Long, String>",
                "public String call(Long x) { return Runtime.getRuntime().maxMemory() / (1 << 20) + System.getProperty(\"x\"); }");
        Submission.Result result = submit(
                        "-q",
                        "-f",
                        "my.Heap",
                        "--range",
                        "0:1",
                        "--output-format",
                        "lines",
                        "--",
                        "--driver-memory",
                        "600m",
                        "--driver-java-options",
                        "-Dx=y -XX:+UseParallelGC -XX:-UseAdaptiveSizePolicy",
                        "--jars",
                        jar.toString())
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).matches("5[0-9]{2}y\n");
    }

    @Test
    void saysThatTooFewFilesMayBeOpen() throws IOException, InterruptedException {
        assertThat(Submission.shell("ulimit -n 200; ./submit.sh --version").run())
                .isEqualTo(refused(
                        "a process may open 200 files here, and Spark needs 256; raise the limit: ulimit -n 1024"));
    }

    @Test
    void saysThatThereIsNoJava() throws IOException, InterruptedException {
        assertThat(submit().with("PATH", pathWith(SHELL_TOOLS))
                        .with("JAVA_HOME", "")
                        .run())
                .isEqualTo(refused("there is no Java on the PATH; set JAVA_HOME, or install a JDK 17 or later "
                        + "(Debian: apt install openjdk-17-jdk-headless)"));
    }

    @Test
    void saysThatJavaHomeHasNoJava() throws IOException, InterruptedException {
        assertThat(submit().with("JAVA_HOME", "/nowhere").run())
                .isEqualTo(refused("JAVA_HOME is '/nowhere', and there is no bin/java in it; "
                        + "set it to a JDK 17 or later, or unset it"));
    }

    @Test
    void saysThatJavaIsTooOld() throws IOException, InterruptedException {
        Path home = directory.resolve("jdk");
        Path java = executable(home.resolve("bin/java"), "echo 'openjdk version \"1.8.0_412\"' >&2");
        String problem = "'" + java + "' is Java %s; Spark needs Java 17 or later: install one, or set JAVA_HOME to it";
        assertThat(submit().with("JAVA_HOME", home.toString()).run()).isEqualTo(refused(problem.formatted("8")));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"11.0.2\"\nOS_ARCH=\"x\"\n");
        assertThat(submit().with("JAVA_HOME", home.toString()).run()).isEqualTo(refused(problem.formatted("11")));
    }

    @Thorough
    @Test
    void saysThatThereIsNoMavenOnlyWhereSomethingHasToBeBuilt() throws IOException, InterruptedException {
        Path project = Project.copyBuiltTo(directory.resolve("project"));
        String script = project.resolve("submit.sh").toString();
        String path = pathWith(SHELL_TOOLS);
        String java = System.getProperty("java.home");
        assertThat(command(script, "-q", "--range", "0:2")
                        .with("PATH", path)
                        .with("JAVA_HOME", java)
                        .run())
                .isEqualTo(new Submission.Result(0, "Pool    : [0, 1]\n", ""));
        Files.delete(project.resolve("target/spark-pool.jar"));
        assertThat(command(script).with("PATH", path).with("JAVA_HOME", java).run())
                .isEqualTo(refused("the job has to be built, and there is no Maven; install Maven 3.8 or later "
                        + "(Debian: apt install maven)"));
    }

    private static Submission.Result refused(String problem) {
        return new Submission.Result(2, "", "spark-pool: error: " + problem + "\n");
    }

    /** Returns a PATH on which only these programs are. */
    private String pathWith(String programs) throws IOException, InterruptedException {
        Path path = Files.createDirectories(directory.resolve("path"));
        for (String program : programs.split(" ")) {
            String place = Submission.shell("command -v " + program).run().out().strip();
            executable(path.resolve(program), "exec " + place + " \"$@\"");
        }
        return path.toString();
    }

    private static Path executable(Path file, String line) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, List.of("#!/bin/bash", line));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
