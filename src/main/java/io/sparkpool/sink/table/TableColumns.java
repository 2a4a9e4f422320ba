package io.sparkpool.sink.table;

import io.sparkpool.message.Nearest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of a table.
 *
 * @param all all columns, as they are in the staged rows
 * @param partitions the positions of those whose values become directories
 */
record TableColumns(StructType all, List<Integer> partitions) implements Serializable {
    TableColumns {
        partitions = List.copyOf(partitions);
    }

    /** Thrown if a table cannot be divided by columns of these names. */
    static final class PartitionException extends IllegalArgumentException {
        PartitionException(String message) {
            super(message);
        }
    }

    /**
     * Finds the columns.
     *
     * @param partitionBy the names of the columns whose values become directories
     * @throws PartitionException if it cannot be divided by them; the message is for the user
     * @throws IllegalArgumentException if columns cannot be told apart; the message is for the user
     */
    static TableColumns of(StructType all, List<String> partitionBy) {
        requireDistinct(all);
        List<Integer> partitions = new ArrayList<>();
        for (String name : partitionBy) {
            int position = find(all, name);
            if (partitions.contains(position)) {
                throw new PartitionException("column '%s' is named twice; leave out one".formatted(name));
            }
            partitions.add(position);
        }
        if (partitions.size() == all.size()) {
            throw new PartitionException("no column is left for the files; leave out one of the names");
        }
        return new TableColumns(all, partitions);
    }

    private static void requireDistinct(StructType all) {
        Map<String, String> seen = new HashMap<>();
        for (String name : all.fieldNames()) {
            String other = seen.put(name.toLowerCase(Locale.ROOT), name);
            if (other != null) {
                throw new IllegalArgumentException(
                        "Spark cannot tell the columns '%s' and '%s' apart; rename one of them".formatted(other, name));
            }
        }
    }

    /** Column names are distinct ignoring case. */
    private static int find(StructType all, String name) {
        int position = IntStream.range(0, all.size())
                .filter(i -> all.apply(i).name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new PartitionException("there is no column '%s' (the table has %s)%s"
                        .formatted(
                                name,
                                String.join(", ", all.fieldNames()),
                                Nearest.closeTo(name, List.of(all.fieldNames()))
                                        .map("; did you mean '%s'?"::formatted)
                                        .orElse("; name columns of the table"))));
        StructField column = all.apply(position);
        if (!(column.dataType() instanceof AtomicType) || column.dataType() instanceof BinaryType) {
            throw new PartitionException(
                    "column '%s' is of type %s, whose values cannot be names of directories; name another column"
                            .formatted(column.name(), column.dataType().simpleString()));
        }
        return position;
    }

    /** Returns the positions of the columns that are in the files. */
    List<Integer> data() {
        return IntStream.range(0, all.size())
                .filter(i -> !partitions.contains(i))
                .boxed()
                .toList();
    }

    /** Returns the columns that are in the files. */
    StructType dataColumns() {
        return new StructType(data().stream().map(all::apply).toArray(StructField[]::new));
    }
}
