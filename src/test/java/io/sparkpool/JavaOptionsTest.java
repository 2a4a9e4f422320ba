package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {
    /** An incubator module, and a package that Java 24 removed: later versions of Java warn about both. */
    private static final List<String> LEFT_OUT =
            List.of("--add-modules=jdk.incubator.vector", "--add-opens=java.base/sun.security.action=ALL-UNNAMED");

    @Test
    void aDirectStartOpensWhatSparkOpens() throws IOException {
        assertThat(Files.readAllLines(Path.of("conf/java.options")))
                .containsAll(List.of(JavaModuleOptions.defaultModuleOptionArray()).stream()
                        .filter(option -> !LEFT_OUT.contains(option))
                        .toList());
    }
}
