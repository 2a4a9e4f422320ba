package io.sparkpool.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {
    private static final Path TEMPLATE = Path.of("src/template");
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");

    @TempDir
    Path directory;

    @Test
    void allFilesOfTheTemplateAreCopied() throws IOException {
        assertThat(Template.FILES).containsExactlyInAnyOrderElementsOf(files(TEMPLATE));
    }

    @Test
    void aProjectHasNineFilesAndOneOfThemCanBeRun() throws IOException {
        Template.write(directory, new ProjectNames("com.example.shop", "daily-orders"));
        assertThat(files(directory))
                .containsExactly(
                        ".github/workflows/verify.yml",
                        ".gitignore",
                        "README.md",
                        "conf/job.properties",
                        "data/orders.csv",
                        "pom.xml",
                        "src/main/java/com/example/shop/Price.java",
                        "src/test/java/com/example/shop/PriceTest.java",
                        "submit.sh");
        assertThat(files(directory)).filteredOn(this::canBeRun).containsExactly("submit.sh");
    }

    @Test
    void noNameOfTheTemplateIsLeft() throws IOException {
        Template.write(directory, new ProjectNames("com.example.shop", "daily-orders"));
        for (String name : files(directory)) {
            assertThat(directory.resolve(name))
                    .content()
                    .doesNotContain("sample", "my.", "my/", "target/spark-pool", "unshaded");
        }
        assertThat(directory.resolve("submit.sh")).content().contains("name=daily-orders ");
        assertThat(directory.resolve("pom.xml"))
                .content()
                .contains("<groupId>com.example.shop</groupId>", "<artifactId>daily-orders</artifactId>");
        assertThat(directory.resolve("conf/job.properties"))
                .content()
                .containsPattern("spark.pool.function +com.example.shop.Price\n");
        assertThat(directory.resolve("src/main/java/com/example/shop/Price.java"))
                .content()
                .startsWith("package com.example.shop;\n");
    }

    @Test
    void theTemplateIsForThisVersionOfTheEngine() throws IOException {
        MatchResult version = VERSION.matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow();
        assertThat(TEMPLATE.resolve("pom.xml"))
                .content()
                .contains("<spark-pool.version>%s</spark-pool.version>".formatted(version.group(1)));
    }

    private boolean canBeRun(String name) {
        try {
            return Files.getPosixFilePermissions(directory.resolve(name)).contains(PosixFilePermission.OWNER_EXECUTE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
