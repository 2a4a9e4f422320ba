package my;

import org.apache.spark.api.java.function.Function;

/** Adds the total price to an order. The records say all types, so that the table is read once. */
public class PricedOrder implements Function<PricedOrder.Order, PricedOrder.Priced> {
    /** The columns of the table. */
    public record Order(int id, String item, int quantity, double price) {}

    /** The same columns and the total price. */
    public record Priced(int id, String item, int quantity, double price, double total) {}

    @Override
    public Priced call(Order order) {
        return new Priced(
                order.id(), order.item(), order.quantity(), order.price(), order.quantity() * order.price());
    }
}
