package bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The machine that a benchmark ran on.
 *
 * @param processor the name of the processor, or its architecture if the system does not report the name
 * @param cores the number of cores
 * @param system the operating system
 * @param java the version of Java
 * @param spark the version of Spark
 */
record Machine(String processor, int cores, String system, String java, String spark) {
    static Machine here() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("java.vendor") + " " + Runtime.version(),
                org.apache.spark.package$.MODULE$.SPARK_VERSION());
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElseGet(() -> System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }

    @Override
    public String toString() {
        return "%s, %d cores, %s; Java %s; Spark %s".formatted(processor, cores, system, java, spark);
    }
}
