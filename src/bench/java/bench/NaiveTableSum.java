package bench;

import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * The sum over a table as a naive Spark program: inferred types, and a function of the user as a UDF. Arguments: the
 * file and the number of cores.
 */
public final class NaiveTableSum {
    private NaiveTableSum() {}

    /** Prints the sum of the prices of all orders, in cents. */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .config(NaivePool.settings(Integer.parseInt(arguments[1])))
                .getOrCreate()) {
            UDF2<Integer, Double, Long> cents = (quantity, price) -> Math.round(quantity * price * 100);
            spark.udf().register("cents", cents, DataTypes.LongType);
            System.out.println(spark.read()
                    .option("header", true)
                    .option("inferSchema", true)
                    .csv(arguments[0])
                    .agg(sum(callUDF("cents", col("quantity"), col("price"))))
                    .first()
                    .getLong(0));
        }
    }
}
