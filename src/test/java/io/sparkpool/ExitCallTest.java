package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitCallTest {
    @Test
    void theCallOfAFunctionIsNeitherOfTheJobNorOfSpark() {
        ExitCall call = call(
                "java.lang.System.exit",
                "scala.sys.package$.exit",
                "jdk.internal.reflect.DirectMethodHandleAccessor.invoke",
                "java.lang.reflect.Method.invoke",
                "my.Halve.call",
                "io.sparkpool.Main.main");
        assertThat(call.place()).isEqualTo("my.Halve.call (Some.java:7)");
        assertThat(call.isByJob() || call.isBySignal() || call.isBySpark()).isFalse();
    }

    @Test
    void theJobsOwnCallIsKnown() {
        assertThat(call("java.lang.System.exit", "io.sparkpool.Main.main").isByJob())
                .isTrue();
    }

    @Test
    void aSignalIsKnown() {
        assertThat(call("java.lang.Terminator$1.handle", "jdk.internal.misc.Signal$1.run", "java.lang.Thread.run")
                        .isBySignal())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"SIGINT handler, 130", "SIGTERM handler, 143", "SIGHUP handler, 129"})
    void theExitCodeTellsTheSignal(String thread, int exitCode) {
        StackTraceElement handler = stack("java.lang.Terminator$1.handle")[0];
        assertThat(new ExitCall(thread, handler).signalExitCode()).isEqualTo(exitCode);
    }

    @Test
    void sparksCallIsKnownWhileAHookOfItsStarts() {
        StackTraceElement[] stack = stack(
                "java.lang.Thread.start0",
                "org.apache.hadoop.util.SubjectInheritingThread.start",
                "java.lang.ApplicationShutdownHooks.runHooks",
                "java.lang.ApplicationShutdownHooks$1.run",
                "java.lang.Shutdown.exit",
                "java.lang.Runtime.exit",
                "java.lang.System.exit",
                "org.apache.spark.ui.SparkUI.bind");
        Thread thread = new Thread(() -> {}, "some thread");
        ExitCall call = ExitCall.find(Map.of(thread, stack)).orElseThrow();
        assertThat(call.isBySpark()).isTrue();
        assertThat(call.thread()).isEqualTo("some thread");
    }

    @Test
    void aStackOfJavaAloneHasAPlaceToo() {
        assertThat(call("java.lang.System.exit", "java.lang.Thread.run").place())
                .isEqualTo("java.lang.Thread.run (Some.java:7)");
    }

    @Test
    void withoutRunningHooksThereIsNoCall() {
        assertThat(ExitCall.find(Thread.getAllStackTraces())).isEqualTo(Optional.empty());
    }

    /** Finds the call in the stack of a thread that waits for Java's shutdown hooks, below which these methods are. */
    private static ExitCall call(String... callers) {
        String[] hooks = {
            "java.lang.Object.wait",
            "java.lang.Thread.join",
            "java.lang.ApplicationShutdownHooks.runHooks",
            "java.lang.ApplicationShutdownHooks$1.run",
            "java.lang.Shutdown.runHooks",
            "java.lang.Shutdown.exit",
        };
        StackTraceElement[] stack = Arrays.copyOf(stack(hooks), hooks.length + callers.length);
        System.arraycopy(stack(callers), 0, stack, hooks.length, callers.length);
        return ExitCall.find(Map.of(Thread.currentThread(), stack)).orElseThrow();
    }

    private static StackTraceElement[] stack(String... methods) {
        return Arrays.stream(methods)
                .map(method -> new StackTraceElement(
                        method.substring(0, method.lastIndexOf('.')),
                        method.substring(method.lastIndexOf('.') + 1),
                        "Some.java",
                        7))
                .toArray(StackTraceElement[]::new);
    }
}
