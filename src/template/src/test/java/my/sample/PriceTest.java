package my.sample;

import io.sparkpool.testing.PoolExtension;
import io.sparkpool.testing.TestPool;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PoolExtension.class)
class PriceTest {
    private static final BigDecimal PRICE = new BigDecimal("11.20");

    @Test
    void multipliesTheQuantityByThePrice(TestPool pool) {
        pool.map(new Price(), new Price.Order(1001, 3, PRICE))
                .hasOutputs(new Price.Priced(1001, new BigDecimal("33.60")));
    }

    @Test
    void refusesANegativeQuantity(TestPool pool) {
        pool.map(new Price(), new Price.Order(1001, 3, PRICE), new Price.Order(1002, -1, PRICE))
                .failsAt(1, "the quantity is negative");
    }
}
