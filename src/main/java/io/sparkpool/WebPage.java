package io.sparkpool;

import io.sparkpool.config.Key;
import io.sparkpool.config.PageStay;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.ProgressListener;
import io.sparkpool.report.progress.ProgressText;
import io.sparkpool.report.progress.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkContext$;
import scala.jdk.javaapi.OptionConverters;

/**
 * Spark's web page of a job, which is kept at the end. When the map begins, it prints the address, and opens a pool of
 * its own on the same Spark, which runs until its last pool is closed.
 */
final class WebPage implements ProgressListener {
    private final SparkConf spark;
    private final PageStay stay;
    private final PrintStream err;

    /** Set by the thread of the job. */
    private Optional<Pool> keeper = Optional.empty();

    WebPage(SparkConf spark, PageStay stay, PrintStream err) {
        this.spark = spark;
        this.stay = stay;
        this.err = err;
    }

    /** Returns the page, if the settings ask for one. */
    static Optional<WebPage> of(Plan plan, PrintStream err) {
        return plan.config().settings().find(Key.UI).map(stay -> new WebPage(plan.spark(), stay, err));
    }

    @Override
    public void started(Started map) {
        if (keeper.isPresent()) { // a step of the job came before
            return;
        }
        keeper = Optional.of(Pool.start(spark));
        say(address().map("Spark's web page is %s"::formatted).orElse("Spark serves no web page"));
    }

    /** Keeps the page for as long as the settings say, unless Spark has stopped by itself. */
    void keep() {
        address().filter(page -> keeper.isPresent()).ifPresent(this::keep);
        keeper.ifPresent(Pool::close);
    }

    private void keep(String address) {
        if (stay.time().isPresent()) {
            Duration time = stay.time().get();
            say("Spark's web page %s stays for %s; Ctrl-C ends it".formatted(address, ProgressText.time(time)));
            sleep(time);
        } else if (Terminal.is(Terminal.IN)) {
            say("Spark's web page %s stays until you press Enter".formatted(address));
            awaitEnter();
        } else {
            say("Spark's web page ends with the job, as standard input is no terminal; to keep it: --ui=10m");
        }
    }

    private static Optional<String> address() {
        return OptionConverters.toJava(SparkContext$.MODULE$.getActive())
                .filter(context -> !context.isStopped())
                .map(SparkContext::uiWebUrl)
                .flatMap(OptionConverters::toJava);
    }

    private static void sleep(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitEnter() {
        try {
            int read = System.in.read();
            while (read >= 0 && read != '\n') {
                read = System.in.read();
            }
        } catch (IOException e) {
            // there is nobody to wait for
        }
    }

    private void say(String message) {
        err.println("spark-pool: " + message);
    }
}
