package io.sparkpool.pool;

import io.sparkpool.pool.task.InputReceiver;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a chunk hands over: inputs as they are, anything else as a line of text. */
public final class Recorder<I> implements InputReceiver<I> {
    private final List<Object> seen = new ArrayList<>();
    private final int wanted;

    /** Wants so many records. */
    public Recorder(int wanted) {
        this.wanted = wanted;
    }

    @Override
    public boolean acceptLong(long input) {
        return record(input);
    }

    @Override
    public boolean accept(I input) {
        return record(input);
    }

    @Override
    public void skip() {
        record("skipped");
    }

    @Override
    public boolean reject(String record, String reason) {
        return record("rejected: " + reason);
    }

    /** All records so far. */
    public List<Object> seen() {
        return seen;
    }

    private boolean record(Object record) {
        seen.add(record);
        return seen.size() < wanted;
    }
}
