import java.math.BigDecimal;
import org.apache.spark.api.java.function.Function;

/** Una solución del ejercicio 7. */
public class PriceOrders implements Function<PriceOrders.Order, PriceOrders.Priced> {
    /** Una fila de la tabla que se lee. */
    public record Order(long id, int quantity, BigDecimal price) {}

    /** Una fila de la tabla que se escribe. */
    public record Priced(long id, BigDecimal total) {}

    @Override
    public Priced call(Order order) {
        if (order.quantity() < 0) { // un pedido de nada se permite, y no cuesta nada
            throw new IllegalArgumentException("the quantity is " + order.quantity());
        }
        return new Priced(order.id(), order.price().multiply(BigDecimal.valueOf(order.quantity())));
    }
}
