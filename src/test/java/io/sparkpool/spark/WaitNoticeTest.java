package io.sparkpool.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Await;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class WaitNoticeTest {
    private final AtomicInteger notices = new AtomicInteger();

    @Test
    void aJobThatShowsProgressSaysSoonWhatItWaitsFor() throws Exception {
        SparkConf job = new SparkConf(false).set("spark.pool.progress", "auto");
        assertThat(WaitNotice.after(job)).isEqualTo(Duration.ofSeconds(1));
        assertThat(WaitNotice.after(job.clone().set("spark.pool.progress", "off")))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(WaitNotice.after(new SparkConf(false)))
                .as("a program's pool")
                .isEqualTo(Duration.ofSeconds(10));
        WaitNotice.in(job, notices::incrementAndGet).close(); // what it was about has come
        try (WaitNotice notice = WaitNotice.in(job, notices::incrementAndGet)) {
            Await.until(() -> notices.get() == 1);
        }
        assertThat(notices).hasValue(1);
    }
}
