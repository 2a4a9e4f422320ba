package io.sparkpool.row;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedUnsafeProjection;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/** Rows as Spark's readers pass them, in both of their forms. */
final class InternalRows {
    private InternalRows() {}

    /** Returns a schema, as in {@code id bigint, name string}. */
    static StructType schema(String ddl) {
        return StructType.fromDDL(ddl);
    }

    /** Returns a row of objects, as the readers of CSV and JSON make it. Arrays of Java stand for arrays. */
    static InternalRow generic(StructType schema, Object... values) {
        return (InternalRow)
                CatalystTypeConverters.createToCatalystConverter(schema).apply(RowFactory.create(values));
    }

    /** Returns a row of bytes, as the readers of Parquet and ORC make it. */
    static InternalRow unsafe(StructType schema, Object... values) {
        List<Expression> columns = new ArrayList<>();
        for (StructField field : schema.fields()) {
            columns.add(new BoundReference(columns.size(), field.dataType(), true));
        }
        return InterpretedUnsafeProjection.createProjection(
                        CollectionConverters.asScala(columns).toSeq())
                .apply(generic(schema, values));
    }
}
