package io.sparkpool;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.sparkpool", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule cliUsesConfig = usesOnly("cli", "config");

    @ArchTest
    static final ArchRule compileUsesNoOther = usesOnly("compile");

    @ArchTest
    static final ArchRule configUsesNoOther = usesOnly("config");

    @ArchTest
    static final ArchRule fileUsesNoOther = usesOnly("file");

    @ArchTest
    static final ArchRule formatUsesConfig = usesOnly("format", "config");

    @ArchTest
    static final ArchRule functionUsesNoOther = usesOnly("function");

    @ArchTest
    static final ArchRule commandUsesFunction = usesOnly("function.command", "function");

    @ArchTest
    static final ArchRule historyUsesCliConfigAndReport = usesOnly("history", "cli", "config", "report", "report.page");

    @ArchTest
    static final ArchRule learnUsesCliCompileConfigPoolAndSubmit =
            usesOnly("learn", "cli", "compile", "config", "pool", "submit");

    @ArchTest
    static final ArchRule messageUsesNoOther = usesOnly("message");

    @ArchTest
    static final ArchRule poolUsesTaskConfigFileFunctionAndSpark =
            usesOnly("pool", "pool.task", "config", "file", "function", "spark");

    @ArchTest
    static final ArchRule practiceUsesCliConfigAndSpark = usesOnly("practice", "cli", "config", "spark");

    @ArchTest
    static final ArchRule programUsesCliCompileConfigPoolPracticeProgressAndSubmit =
            usesOnly("program", "cli", "compile", "config", "pool", "practice", "report.progress", "submit");

    @ArchTest
    static final ArchRule projectUsesCliConfigAndSubmit = usesOnly("project", "cli", "config", "submit");

    @ArchTest
    static final ArchRule testingUsesPoolRowAndTables = usesOnly("testing", "function", "pool", "row", "source.table");

    @ArchTest
    static final ArchRule reportUsesPoolTaskAndConfig = usesOnly("report", "pool", "pool.task", "config");

    @ArchTest
    static final ArchRule progressUsesConfigAndPool = usesOnly("report.progress", "config", "pool");

    @ArchTest
    static final ArchRule pagesUseReport = usesOnly("report.page", "report");

    @ArchTest
    static final ArchRule rowUsesFileAndFunction = usesOnly("row", "file", "function");

    @ArchTest
    static final ArchRule publishUsesTask = usesOnly("publish", "pool.task");

    @ArchTest
    static final ArchRule scaleUsesCliConfigReportSparkAndSubmit =
            usesOnly("scale", "cli", "config", "report", "report.page", "spark", "submit");

    @ArchTest
    static final ArchRule sinkUsesConfigFunctionPoolPublishAndRow =
            usesOnly("sink", "config", "function", "pool", "pool.task", "publish", "row");

    @ArchTest
    static final ArchRule tablesThatAreWrittenUseSinkAndRow =
            usesOnly("sink.table", "sink", "config", "file", "format", "pool", "pool.task", "publish", "row");

    @ArchTest
    static final ArchRule sourceUsesConfigFileAndPool = usesOnly("source", "config", "file", "pool", "pool.task");

    @ArchTest
    static final ArchRule tablesUseSourceAndRow =
            usesOnly("source.table", "source", "config", "file", "format", "pool", "pool.task", "row");

    @ArchTest
    static final ArchRule sparkUsesConfig = usesOnly("spark", "config");

    @ArchTest
    static final ArchRule submitUsesCliConfigAndSpark = usesOnly("submit", "cli", "config", "spark");

    @ArchTest
    static final ArchRule taskUsesNothingOfTheDriver = usesOnly("pool.task", "file", "function");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.sparkpool.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyMainEndsTheProcess = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .should()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule configNeedsNoSpark = noClasses()
            .that()
            .resideInAPackage("io.sparkpool.config")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.spark.."));

    @ArchTest
    static final ArchRule onlyTablesNeedSparkSql = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.sparkpool.format", "io.sparkpool.row", "io.sparkpool.sink.table", "io.sparkpool.source.table")
            .should()
            .dependOnClassesThat(resideInAPackage("org.apache.spark.sql.."));

    @ArchTest
    static void everyPackageHasItsArrow(JavaClasses all) {
        assertThat(all.stream().map(JavaClass::getPackageName).distinct())
                .containsExactlyInAnyOrder(
                        "io.sparkpool",
                        "io.sparkpool.cli",
                        "io.sparkpool.compile",
                        "io.sparkpool.config",
                        "io.sparkpool.file",
                        "io.sparkpool.format",
                        "io.sparkpool.function",
                        "io.sparkpool.function.command",
                        "io.sparkpool.history",
                        "io.sparkpool.learn",
                        "io.sparkpool.message",
                        "io.sparkpool.pool",
                        "io.sparkpool.pool.task",
                        "io.sparkpool.practice",
                        "io.sparkpool.program",
                        "io.sparkpool.project",
                        "io.sparkpool.publish",
                        "io.sparkpool.report",
                        "io.sparkpool.report.page",
                        "io.sparkpool.report.progress",
                        "io.sparkpool.row",
                        "io.sparkpool.scale",
                        "io.sparkpool.sink",
                        "io.sparkpool.sink.table",
                        "io.sparkpool.source",
                        "io.sparkpool.source.table",
                        "io.sparkpool.spark",
                        "io.sparkpool.submit",
                        "io.sparkpool.testing");
    }

    private static ArchRule usesOnly(String name, String... others) {
        String own = "io.sparkpool." + name;
        String[] used = Stream.concat(
                        Stream.of(own, "io.sparkpool.message"),
                        Stream.of(others).map(other -> "io.sparkpool." + other))
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> ours = resideInAPackage("io.sparkpool..");
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.not(ours).or(resideInAnyPackage(used)));
    }
}
