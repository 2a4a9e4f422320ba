package io.sparkpool.project;

import io.sparkpool.submit.ChildProcess;
import io.sparkpool.submit.Launch;
import io.sparkpool.submit.Release;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jar of spark-pool and its pom, which Maven installs in its local repository for the projects that depend on it.
 *
 * @param jar the jar
 * @param pomText the text of the pom, which is written beside the jar
 * @param version the version
 * @param repository the local repository, from which Spark's jars come; empty if they come from elsewhere
 */
record Engine(Path jar, String pomText, String version, Optional<Path> repository) {
    private static final String INSTALL = "org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file";
    private static final String DEPLOY = "org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy-file";
    private static final Pattern SPARK = Pattern.compile("(.*)/org/apache/spark/spark-core_[^/]*/[^/]*/[^/]*\\.jar");

    /** Returns the engine that has been started. */
    static Engine of(Launch launch) {
        return new Engine(
                Launch.jar().toAbsolutePath(),
                EnginePom.text(),
                Release.version().orElseThrow(() -> new IllegalStateException("the classes are not in a jar")),
                repository(launch.libraries()));
    }

    /** Returns the repository that Maven has used when it built the jar. */
    private static Optional<Path> repository(List<Path> libraries) {
        return libraries.stream()
                .map(library -> SPARK.matcher(library.toString()))
                .flatMap(found -> found.results().map(MatchResult::group))
                .map(spark -> Path.of(SPARK.matcher(spark).replaceFirst("$1")))
                .findFirst();
    }

    private Path pom() {
        return jar.resolveSibling("spark-pool.pom");
    }

    /** Installs the jar and its pom, unless they are installed already. */
    void install(Map<String, String> environment) {
        try {
            Files.writeString(pom(), pomText);
            if (!isInstalled()) {
                run(maven(environment));
            }
        } catch (IOException e) {
            throw new ProjectException(
                    "spark-pool cannot be installed for projects: '%s' cannot be written (%s); make the directory writable"
                            .formatted(pom(), e.getMessage()),
                    e);
        }
    }

    private boolean isInstalled() {
        return repository
                .map(root -> root.resolve("io/sparkpool/spark-pool/%1$s/spark-pool-%1$s".formatted(version)))
                .filter(installed ->
                        isSame(jar, Path.of(installed + ".jar")) && isSame(pom(), Path.of(installed + ".pom")))
                .isPresent();
    }

    private static boolean isSame(Path file, Path installed) {
        try {
            return Files.exists(installed) && Files.mismatch(file, installed) < 0;
        } catch (IOException e) {
            return false; // Maven says why it cannot be read
        }
    }

    private static Path maven(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "mvn"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new ProjectException(
                        "spark-pool cannot be installed for projects: there is no Maven; install Maven 3.8 or later (Debian: apt install maven)",
                        null));
    }

    private void run(Path maven) throws IOException {
        Path log = jar.resolveSibling("install.log");
        int exitCode = new ChildProcess(new ProcessBuilder(command(maven))
                        .directory(jar.getParent().toFile()) // where there is no pom.xml that Maven would read
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile()))
                .run();
        if (exitCode != 0) {
            throw new ProjectException(
                    "Maven could not install spark-pool in its local repository: %s; the whole log is '%s'"
                            .formatted(firstError(log), log),
                    null);
        }
    }

    private List<String> command(Path maven) {
        return List.of(
                maven.toString(),
                "-B",
                "-q",
                "-ntp",
                "-Dstyle.color=never",
                INSTALL,
                "-Dfile=" + jar,
                "-DpomFile=" + pom());
    }

    private static String firstError(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.startsWith("[ERROR] "))
                    .map(line -> line.substring("[ERROR] ".length()))
                    .findFirst()
                    .orElse("it says nothing");
        }
    }

    /** Returns the command that publishes the jar and its pom, in which two words are to be replaced. */
    String publication() {
        return "mvn %s -Dfile=%s -DpomFile=%s -DrepositoryId=ID -Durl=URL"
                .formatted(DEPLOY, ShellWord.of(jar), ShellWord.of(pom()));
    }
}
