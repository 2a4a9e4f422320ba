package bench;

import static org.apache.spark.sql.functions.callUDF;
import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * A column more for a table as a naive Spark program: inferred types, and a function of the user as a UDF. Arguments:
 * the CSV file, the directory for the Parquet files and the number of cores.
 */
public final class NaiveTableWrite {
    private NaiveTableWrite() {}

    /** Writes the orders with their total prices. */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .config(NaivePool.settings(Integer.parseInt(arguments[2])))
                .getOrCreate()) {
            UDF2<Integer, Double, Double> total = (quantity, price) -> quantity * price;
            spark.udf().register("total", total, DataTypes.DoubleType);
            spark.read()
                    .option("header", true)
                    .option("inferSchema", true)
                    .csv(arguments[0])
                    .withColumn("total", callUDF("total", col("quantity"), col("price")))
                    .write()
                    .parquet(arguments[1]);
        }
    }
}
