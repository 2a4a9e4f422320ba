package io.sparkpool.sink.table;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext$;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.execution.datasources.OutputWriter;
import org.apache.spark.sql.types.StructField;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One file for the rows of a group in each directory, such as {@code year=2024/month=5}. Only some of them are open at
 * once; the rows of further directories are written in further passes, so that each directory has one file, and its rows
 * are in order.
 */
final class PartitionFiles implements TaskFiles {
    private static final int MAX_OPEN = 100;
    private static final int MIN_OPEN = 4;

    /** About how much memory an open file needs. */
    private static final int FILE_BYTES = 4 << 20;

    /** The part of the memory that is for open files: a quarter. */
    private static final int MEMORY_SHARE = 4;

    private final int maxOpen = maxOpen(Runtime.getRuntime().maxMemory(), tasksAtOnce());
    private final Path parent;
    private final String name;
    private final Opener opener;
    private final UnsafeProjection partition;
    private final UnsafeProjection data;
    private final PartitionPath paths;
    private final Map<UnsafeRow, String> directories = new HashMap<>();
    private final Set<String> complete = new LinkedHashSet<>();
    private final Map<String, OutputWriter> open = new LinkedHashMap<>();
    private boolean again;
    private long rows;

    PartitionFiles(Path parent, String name, TableColumns columns, String timeZone, Opener opener) {
        this.parent = parent;
        this.name = name;
        this.opener = opener;
        this.partition = projection(columns, columns.partitions());
        this.data = projection(columns, columns.data());
        this.paths = new PartitionPath(columns, timeZone);
    }

    /** Returns how many files a task may have open, if so many tasks share the memory of a process. */
    static int maxOpen(long memoryBytes, int tasks) {
        long files = memoryBytes / MEMORY_SHARE / tasks / FILE_BYTES;
        return (int) Math.max(MIN_OPEN, Math.min(files, MAX_OPEN));
    }

    /** Returns how many tasks this process runs at once. */
    private static int tasksAtOnce() {
        if (SparkEnv.get() == null) {
            return 1;
        }
        SparkConf settings = SparkEnv.get().conf();
        int local = SparkContext$.MODULE$.numDriverCores(settings.get("spark.master", ""));
        int cores = settings.getInt("spark.executor.cores", Runtime.getRuntime().availableProcessors());
        return Math.max(1, local > 0 ? local : cores);
    }

    private static UnsafeProjection projection(TableColumns columns, List<Integer> positions) {
        List<Expression> taken =
                positions.stream().map(position -> reference(columns, position)).toList();
        return UnsafeProjection.create(CollectionConverters.asScala(taken).toSeq());
    }

    /** Returns the expression of a column. */
    static Expression reference(TableColumns columns, int position) {
        StructField column = columns.all().apply(position);
        return new BoundReference(position, column.dataType(), true);
    }

    @Override
    public void write(InternalRow row) throws IOException {
        String directory = directory(row);
        OutputWriter file = open.get(directory);
        if (file == null) {
            if (complete.contains(directory)) {
                return;
            }
            if (open.size() == maxOpen) {
                again = true;
                return;
            }
            file = opener.open(new Path(parent, directory + "/" + name));
            open.put(directory, file);
        }
        file.write(data.apply(row));
        rows++;
    }

    private String directory(InternalRow row) {
        UnsafeRow values = partition.apply(row);
        String known = directories.get(values);
        if (known == null) {
            known = paths.of(row);
            directories.put(values.copy(), known);
        }
        return known;
    }

    @Override
    public boolean endPass() {
        for (Map.Entry<String, OutputWriter> file : open.entrySet()) {
            file.getValue().close();
            complete.add(file.getKey());
        }
        open.clear();
        boolean needed = again;
        again = false;
        return needed;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public List<String> files() {
        return complete.stream().map(directory -> directory + "/" + name).toList();
    }

    @Override
    public void abandon() {
        open.values().forEach(TaskFiles::closeQuietly);
    }
}
