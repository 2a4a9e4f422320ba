package my.sample;

import java.math.BigDecimal;
import org.apache.spark.api.java.function.Function;

/** Computes the price of an order. The components of the records are columns of the tables. */
public class Price implements Function<Price.Order, Price.Priced> {
    public record Order(long id, int quantity, BigDecimal price) {}

    public record Priced(long id, BigDecimal total) {}

    @Override
    public Priced call(Order order) {
        if (order.quantity() < 0) {
            throw new IllegalArgumentException("the quantity is negative");
        }
        return new Priced(order.id(), order.price().multiply(BigDecimal.valueOf(order.quantity())));
    }
}
