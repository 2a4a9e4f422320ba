package io.sparkpool.learn;

import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Pool;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.Function;

/** Exercise 7: a function from the row of one table to the row of another. */
final class PriceOrdersExercise implements Exercise {
    /** An order of a case; its total, if its quantity is not negative. */
    private record Order(long id, int quantity, String price, String total) {
        /** Returns the row that is expected. */
        String row() {
            return "Priced[id=%d, total=%s]".formatted(id, total);
        }
    }

    private static final List<Order> ORDERS = List.of(
            new Order(1001, 3, "11.20", "33.60"),
            new Order(1002, 0, "24.50", "0"),
            new Order(1003, -2, "3.90", ""),
            new Order(1004, 100_000, "39999.99", "3999999000"));

    @Override
    public int number() {
        return 7;
    }

    @Override
    public String name() {
        return "PriceOrders";
    }

    @Override
    public String page() {
        return "7-tables";
    }

    @Override
    public boolean usesPool() {
        return true;
    }

    @Override
    public void check(LearnerCode code) {
        LearnerRecord order = code.record("Order", long.class, int.class, BigDecimal.class);
        LearnerRecord priced = code.record("Priced", long.class, BigDecimal.class);
        LearnerFunction function = code.function(order.type());
        for (Order given : ORDERS) {
            Attempt attempt = function.call(create(order, given));
            if (given.quantity() < 0) {
                checkRefused(attempt, given);
            } else {
                checkPriced(attempt, priced, given);
            }
        }
        checkMap(code.pool(), function.function(), order, priced);
    }

    private static Object create(LearnerRecord order, Order given) {
        return order.create(given.id(), given.quantity(), new BigDecimal(given.price()));
    }

    private void checkPriced(Attempt attempt, LearnerRecord priced, Order given) {
        Object row = attempt.result();
        BigDecimal expected = new BigDecimal(given.total());
        if (!priced.component(row, "id").equals(given.id())) {
            throw attempt.wrongText(given.row(), message("id"));
        }
        Object total = priced.component(row, "total");
        if (total == null || expected.compareTo((BigDecimal) total) != 0) {
            throw attempt.wrongText(given.row(), why(total, given));
        }
    }

    private Message why(Object total, Order given) {
        BigDecimal actual = total == null ? BigDecimal.ZERO : (BigDecimal) total;
        BigDecimal difference = actual.subtract(new BigDecimal(given.total())).abs();
        if (actual.compareTo(new BigDecimal(given.price())) == 0) {
            return message("price");
        }
        boolean almost = difference.compareTo(new BigDecimal("0.01")) < 0;
        return almost ? message("double") : message("total", given.quantity(), given.price(), given.total());
    }

    private void checkRefused(Attempt attempt, Order given) {
        Throwable thrown = attempt.failure()
                .orElseThrow(() -> new WrongAnswer(
                        message("accepted", attempt.call(), Shown.of(attempt.result()), given.quantity())));
        if (!String.valueOf(thrown.getMessage()).contains(Integer.toString(given.quantity()))) {
            throw new WrongAnswer(message("text", attempt.call(), Shown.thrown(thrown), given.quantity()));
        }
    }

    private void checkMap(Pool pool, Function<Object, Object> function, LearnerRecord order, LearnerRecord priced) {
        List<FailedInput> refused = new ArrayList<>();
        List<Object> rows = ORDERS.stream().map(given -> create(order, given)).toList();
        List<Object> outputs =
                pool.withErrorPolicy(ErrorPolicy.quarantine(refused::add)).map(function, rows);
        List<Object> ids =
                outputs.stream().map(row -> priced.component(row, "id")).toList();
        if (refused.size() != 1 || outputs.size() != ORDERS.size() - 1) {
            throw new WrongAnswer(message(
                    "map",
                    Shown.of(ids),
                    Shown.of(refused.stream().map(FailedInput::error).toList())));
        }
    }
}
