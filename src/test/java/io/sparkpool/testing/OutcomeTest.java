package io.sparkpool.testing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(PoolExtension.class)
class OutcomeTest {
    record Order(int id, int quantity) {}

    @Test
    void anOutcomeHasOutputs(TestPool pool) {
        pool.map(x -> x * x, 2, 3).hasOutputs(4, 9);
        pool.map(
                        (Order o) -> o.id() * o.quantity(),
                        pool.table("id,quantity", "1,2").as(Order.class))
                .hasOutputs(2);
        pool.map((Order o) -> o.id() * o.quantity(), pool.table(new Order(3, 4)).as(Order.class))
                .hasOutputs(12);
        pool.map(x -> 12 / x, 2, 0).failsAt(1, "by zero").hasOutputs(6);
    }
}
