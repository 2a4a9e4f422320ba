package io.sparkpool.sink.table;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.types.DataTypes;
import scala.Option;

/** The directories of rows, named and escaped as Spark does: {@code column=value}, one below the other. */
final class PartitionPath {
    private final List<String> names;
    private final List<Expression> texts;

    PartitionPath(TableColumns columns, String timeZone) {
        this.names = columns.partitions().stream()
                .map(position -> columns.all().apply(position).name())
                .toList();
        this.texts = columns.partitions().stream()
                .<Expression>map(position -> new Cast(
                        PartitionFiles.reference(columns, position), DataTypes.StringType, Option.apply(timeZone)))
                .toList();
    }

    /** Returns the directory of a row, relative to that of the table. */
    String of(InternalRow row) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> ExternalCatalogUtils.getPartitionPathString(
                        names.get(i), text(texts.get(i).eval(row))))
                .collect(Collectors.joining("/"));
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
