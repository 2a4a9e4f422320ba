package io.sparkpool.source.table;

import io.sparkpool.file.InputFile;
import io.sparkpool.message.MessageStream;
import io.sparkpool.source.FilePart;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.OptionConverters;

/** Reads files in parallel to find the types of their columns. */
final class InferenceJob {
    private static final long MIN_BYTES = 1 << 20;
    private static final int PARTS_PER_CORE = 4;

    private InferenceJob() {}

    /** Cuts files into parts, some for each core. */
    static List<FilePart> parts(List<InputFile> files, Predicate<InputFile> splittable) {
        long all = files.stream().mapToLong(InputFile::length).sum();
        long wanted = Math.max(MIN_BYTES, all / (PARTS_PER_CORE * (long) spark().defaultParallelism()));
        List<FilePart> parts = new ArrayList<>();
        for (InputFile file : files) {
            long bytes = splittable.test(file) ? wanted : file.length();
            for (long start = 0; start < file.length(); start += bytes) {
                long length = Math.min(bytes, file.length() - start);
                parts.add(new FilePart(file, start, length, splittable.test(file)));
            }
        }
        return parts;
    }

    /** Returns what a function finds in each group of parts. */
    static <R> List<R> run(List<FilePart> parts, FlatMapFunction<Iterator<FilePart>, R> function) {
        try {
            return distribute(parts).mapPartitions(function).collect();
        } catch (Exception e) { // Scala throws checked exceptions without declaring them
            throw TableException.of("cannot infer the types of the columns", e);
        }
    }

    /** Returns an RDD of parts. */
    static JavaRDD<FilePart> distribute(List<FilePart> parts) {
        JavaSparkContext spark = spark();
        int groups = Math.min(parts.size(), PARTS_PER_CORE * spark.defaultParallelism());
        return spark.parallelize(parts, Math.max(1, groups));
    }

    /** Tells the user which types were found. */
    static void report(StructType schema) {
        String types = Stream.of(schema.fields())
                .map(field -> field.name() + " " + field.dataType().simpleString())
                .collect(Collectors.joining(", "));
        new MessageStream(System.err)
                .println("spark-pool: column types inferred: %s; set spark.pool.input.schema to fix them"
                        .formatted(types));
    }

    /** Returns the Spark of this process. */
    static JavaSparkContext spark() {
        return running(OptionConverters.toJava(SparkContext$.MODULE$.getActive()));
    }

    /** Returns the Spark of this process; a user of the library may not have started it. */
    static JavaSparkContext running(Optional<SparkContext> spark) {
        return spark.map(JavaSparkContext::fromSparkContext)
                .orElseThrow(() -> TableException.of(new IllegalArgumentException(
                        "cannot find the columns of the table, as Spark is not running; open a Pool first")));
    }
}
