package io.sparkpool.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that Java runs from its source, and whose classes only Java's class loader for such programs finds. */
@Thorough
class SourceProgramIT {
    private static final String PROGRAM = """
            import io.sparkpool.pool.*;
            import java.io.Serializable;
            import java.util.List;

            public class Points {
                record Point(long x) implements Serializable {
                    static Point add(Point one, Point other) {
                        return new Point(one.x() + other.x());
                    }
                }

                public static void main(String[] arguments) throws Exception {
                    try (Pool pool = Pool.local(2)) {
                        System.out.println(pool.map(x -> new Point(x), Range.of(0, 3)));
                        System.out.println(pool.mapAsync(point -> point, Inputs.of(List.of(new Point(7)))).get());
                        System.out.println(pool.map(Point::x, Inputs.of(List.of(new Point(5)).iterator())));
                        System.out.println(pool.mapReduce(x -> new Point(x), new Point(0), Point::add, Range.of(0, 4)));
                    }
                }
            }
            """;

    @Test
    void outputsAndInputsMayBeOfItsOwnClasses(@TempDir Path directory) throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("Points.java"), PROGRAM);
        Submission.Result result = Submission.java(source.toString())
                .with("SPARK_POOL_LOG", "target/source-program.log")
                .run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("""
                [Point[x=0], Point[x=1], Point[x=2]]
                [Point[x=7]]
                [5]
                Point[x=6]
                """);
        assertThat(result.exitCode()).isZero();
    }
}
