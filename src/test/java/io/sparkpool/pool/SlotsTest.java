package io.sparkpool.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotsTest {
    private final Slots slots = new Slots();

    @Test
    void eachCallHasItsOwnAndTheLowest() {
        assertThat(slots.take()).isZero();
        assertThat(slots.take()).isEqualTo(1);
        assertThat(slots.take()).isEqualTo(2);
    }

    @Test
    void whatIsGivenBackIsTakenAgain() {
        slots.take();
        slots.take();
        slots.take();
        slots.giveBack(1);
        assertThat(slots.take()).isEqualTo(1);
        assertThat(slots.take()).isEqualTo(3);
    }
}
