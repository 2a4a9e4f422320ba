package my;

import org.apache.spark.api.java.function.Function;

/** Computes the price of an order, which becomes a column of the order's row. */
public class TotalPrice implements Function<TotalPrice.Order, Double> {
    /** The columns that are needed. */
    public record Order(int quantity, double price) {}

    @Override
    public Double call(Order order) {
        return order.quantity() * order.price();
    }
}
