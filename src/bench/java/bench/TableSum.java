package bench;

import io.sparkpool.pool.Pool;
import io.sparkpool.source.table.Table;

/** The sum over a table with a pool and a record. Arguments: the file and the number of cores. */
public final class TableSum {
    private TableSum() {}

    /** The columns that are needed. */
    public record Order(int quantity, double price) {
        long cents() {
            return Math.round(quantity * price * 100);
        }
    }

    /** Prints the sum of the prices of all orders, in cents. */
    public static void main(String[] arguments) {
        try (Pool pool = Pool.local(Integer.parseInt(arguments[1]))) {
            System.out.println(pool.mapReduce(
                    Order::cents, 0L, Long::sum, Table.at(arguments[0]).as(Order.class)));
        }
    }
}
