package io.sparkpool.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    @TempDir
    Path directory;

    private Path jar;
    private Path installed;
    private Engine engine;

    @BeforeEach
    void makeJar() throws IOException {
        jar = Files.createDirectories(directory.resolve("my target")).resolve("spark-pool.jar");
        Files.writeString(jar, "classes");
        Path repository = directory.resolve("repository");
        installed = repository.resolve("io/sparkpool/spark-pool/1.2");
        engine = new Engine(jar, "<project/>", "1.2", Optional.of(repository));
    }

    @Test
    void theJarIsInstalledOnceAndAgainIfItHasChanged() throws IOException {
        Map<String, String> environment = maven("""
                echo "$@" >>'%1$s'
                mkdir -p '%2$s'
                cp '%3$s/spark-pool.jar' '%2$s/spark-pool-1.2.jar'
                cp '%3$s/spark-pool.pom' '%2$s/spark-pool-1.2.pom'
                """.formatted(directory.resolve("calls"), installed, jar.getParent()));
        engine.install(environment);
        engine.install(environment);
        String call = "-B -q -ntp -Dstyle.color=never org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file "
                + "-Dfile=%1$s/spark-pool.jar -DpomFile=%1$s/spark-pool.pom\n".formatted(jar.getParent());
        assertThat(directory.resolve("calls")).hasContent(call);
        assertThat(jar.resolveSibling("spark-pool.pom")).hasContent("<project/>");

        Files.writeString(jar, "changes");
        engine.install(environment);
        assertThat(directory.resolve("calls")).hasContent(call + call);
    }

    @Test
    void whatMavenSaysIsShownIfItFails() throws IOException {
        Map<String, String> environment = maven("echo note; echo '[ERROR] no network'; echo '[ERROR] help'; exit 1");
        assertThatThrownBy(() -> engine.install(environment))
                .isInstanceOf(ProjectException.class)
                .hasMessage(
                        "Maven could not install spark-pool in its local repository: no network; the whole log is '%s'"
                                .formatted(jar.resolveSibling("install.log")));
    }

    @Test
    void withoutMavenNothingCanBeInstalled() {
        assertThatThrownBy(() -> engine.install(Map.of("PATH", directory.toString())))
                .isInstanceOf(ProjectException.class)
                .hasMessage(
                        "spark-pool cannot be installed for projects: there is no Maven; install Maven 3.8 or later (Debian: apt install maven)");
    }

    @Test
    void thePomHasTheVersionsThatProjectsImportAndNoDependencies() throws Exception {
        String pom = EnginePom.reduced(Files.newInputStream(Path.of("pom.xml")));
        assertThat(pom.lines().map(String::strip))
                .contains(
                        "<groupId>io.sparkpool</groupId>",
                        "<artifactId>spark-pool</artifactId>",
                        "<artifactId>spark-sql_${scala.binary.version}</artifactId>",
                        "<artifactId>junit-bom</artifactId>",
                        "<artifactId>assertj-core</artifactId>",
                        "<spark.version>4.2.0</spark.version>")
                .doesNotContain(
                        "<artifactId>commons-cli</artifactId>", "<build>", "<profiles>", "<scope>provided</scope>");
    }

    @Test
    void theCommandThatPublishesTheJarCanBeCopied() {
        assertThat(engine.publication())
                .isEqualTo("mvn org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy-file "
                        + "-Dfile='%1$s/spark-pool.jar' -DpomFile='%1$s/spark-pool.pom' -DrepositoryId=ID -Durl=URL"
                                .formatted(jar.getParent()));
    }

    /** Returns an environment with a Maven that is this line of shell. */
    private Map<String, String> maven(String line) throws IOException {
        Path bin = Files.createDirectories(directory.resolve("bin"));
        Files.writeString(bin.resolve("mvn"), "#!/bin/bash\n" + line);
        Files.setPosixFilePermissions(bin.resolve("mvn"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("PATH", directory + ":" + bin);
    }
}
