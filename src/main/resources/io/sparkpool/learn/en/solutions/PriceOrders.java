import java.math.BigDecimal;
import org.apache.spark.api.java.function.Function;

/** A solution of exercise 7. */
public class PriceOrders implements Function<PriceOrders.Order, PriceOrders.Priced> {
    /** A row of the table that is read. */
    public record Order(long id, int quantity, BigDecimal price) {}

    /** A row of the table that is written. */
    public record Priced(long id, BigDecimal total) {}

    @Override
    public Priced call(Order order) {
        if (order.quantity() < 0) { // an order of nothing is allowed, and costs nothing
            throw new IllegalArgumentException("the quantity is " + order.quantity());
        }
        return new Priced(order.id(), order.price().multiply(BigDecimal.valueOf(order.quantity())));
    }
}
