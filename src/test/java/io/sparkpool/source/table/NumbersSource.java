package io.sparkpool.source.table;

import java.util.stream.LongStream;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.RelationProvider;
import org.apache.spark.sql.sources.TableScan;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.immutable.Map;

/** A data source as a library may have one: the numbers from 0 up to the option {@code end}; the last one is null. */
public final class NumbersSource implements RelationProvider {
    private static final int PARTITIONS = 3;

    @Override
    public BaseRelation createRelation(SQLContext context, Map<String, String> options) {
        return new Numbers(context, Long.parseLong(options.apply("end")));
    }

    private static final class Numbers extends BaseRelation implements TableScan {
        private final SQLContext context;
        private final long end;

        Numbers(SQLContext context, long end) {
            this.context = context;
            this.end = end;
        }

        @Override
        public SQLContext sqlContext() {
            return context;
        }

        @Override
        public StructType schema() {
            return StructType.fromDDL("number BIGINT");
        }

        @Override
        public RDD<Row> buildScan() {
            return JavaSparkContext.fromSparkContext(context.sparkContext())
                    .parallelize(LongStream.rangeClosed(0, end).boxed().toList(), PARTITIONS)
                    .map(NumbersSource.row(end))
                    .rdd();
        }
    }

    private static org.apache.spark.api.java.function.Function<Long, Row> row(long end) {
        return number -> RowFactory.create(number == end ? null : number);
    }
}
