package io.sparkpool.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import io.sparkpool.config.Problems;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectNamesTest {
    @ParameterizedTest
    @CsvSource({
        "orders, orders",
        "Daily Orders, daily-orders",
        "2026_orders!, orders",
        "a.b, a-b",
    })
    void aJobIsNamedAsItsDirectory(String directory, String name) {
        assertThat(ProjectNames.nameOf(directory)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "日本", "-"})
    void someDirectoriesGiveNoName(String directory) {
        assertThat(ProjectNames.nameOf(directory)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "daily-orders", "v2.orders_eu"})
    void namesOfJobs(String name) {
        Problems problems = new Problems();
        ProjectNames.checkName(name, problems);
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Orders", "my orders", "2orders", "a--b", "a-", "../x", ""})
    void otherNamesOfJobsAreRefused(String name) {
        Problems problems = new Problems();
        ProjectNames.checkName(name, problems);
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "cannot use '%s' (--name): not a name; write lower-case letters and digits, and single dashes "
                                        .formatted(name)
                                + "between them, such as daily-orders");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my.jobs", "jobs", "com.example.Orders_2"})
    void namesOfPackages(String packageName) {
        Problems problems = new Problems();
        ProjectNames.checkPackage(packageName, problems);
        assertThat(problems.isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "my-jobs, 'not the name of a package in Java'",
        "my.class, 'not the name of a package in Java'",
        "my..jobs, 'not the name of a package in Java'",
        "mis.años, 'not the name of a package in Java'",
        "'', 'not the name of a package in Java'",
        "java.jobs, 'that package is not yours'",
        "io.sparkpool, 'that package is not yours'",
        "io.sparkpool.jobs, 'that package is not yours'",
    })
    void otherNamesOfPackagesAreRefused(String packageName, String why) {
        Problems problems = new Problems();
        ProjectNames.checkPackage(packageName, problems);
        assertThatThrownBy(problems::throwIfAny)
                .isInstanceOf(ConfigException.class)
                .hasMessage("cannot use '%s' (--package): %s; write for example my.jobs".formatted(packageName, why));
    }

    @Test
    void theNamesReplaceThoseOfTheTemplateAndNothingElse() {
        ProjectNames names = new ProjectNames("org.sample.eu", "sample-2");
        assertThat(names.in("my.sample.Price src/my/sample/Price target/sample.jar sample-1.0 samples"))
                .isEqualTo("org.sample.eu.Price src/org/sample/eu/Price target/sample-2.jar sample-2-1.0 samples");
    }
}
