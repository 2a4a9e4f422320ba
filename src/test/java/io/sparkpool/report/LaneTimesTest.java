package io.sparkpool.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.pool.task.TaskTimes;
import io.sparkpool.report.TaskSpan.Work;
import org.junit.jupiter.api.Test;

class LaneTimesTest {
    @Test
    void aTaskIsSharedOutAmongItsIntervals() {
        LaneTimes times = new LaneTimes();
        times.add(task(1, Work.MAP, 7), 30_000, 120_000);
        times.add(task(1, Work.FILES, 0), 120_000, 130_000);

        RunReport.BusyCores busy = times.busyCores(140_000);

        assertThat(busy.intervalSeconds()).isEqualTo(0.05);
        assertThat(busy.cores().get(0).seconds()).containsExactly(0.0, 0.0, 0.0);
        assertThat(busy.cores().get(1).seconds()).containsExactly(0.02, 0.05, 0.03);
        assertThat(busy.cores().get(1).chunks()).isEqualTo(1);
        assertThat(busy.cores().get(1).inputs()).isEqualTo(7);
    }

    @Test
    void intervalsGrowSoThatTheirNumberDoesNot() {
        LaneTimes times = new LaneTimes();
        for (long micros = 0; micros < 3_600_000_000L; micros += 500_000) {
            times.add(task(0, Work.MAP, 1), micros, micros + 250_000);
        }

        RunReport.BusyCores busy = times.busyCores(3_600_000_000L);

        assertThat(busy.intervalSeconds()).isEqualTo(25.6);
        assertThat(busy.cores().get(0).seconds()).hasSize(141).endsWith(12.75, 8.0);
        assertThat(busy.cores().get(0).seconds().stream().mapToDouble(x -> x).sum())
                .isBetween(1799.99, 1800.01);
    }

    @Test
    void aCopyIsIndependent() {
        LaneTimes times = new LaneTimes();
        LaneTimes copy = times.copy();
        times.add(task(300, Work.MAP, 1), 0, 10);
        times.add(task(0, Work.MAP, 1), 0, 10);

        assertThat(copy.busyCores(10).cores()).isEmpty();
        assertThat(times.busyCores(10).cores()).hasSize(1);
    }

    private static TaskSpan task(int lane, Work work, long inputs) {
        TaskSpan task = new TaskSpan(new TaskTimes("driver", 0, 0, 0, 0, 0, 0, 0), work, inputs, 0, 0);
        task.lane = lane;
        return task;
    }
}
