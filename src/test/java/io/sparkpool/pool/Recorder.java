package io.sparkpool.pool;

import io.sparkpool.pool.task.InputReceiver;
import java.util.ArrayList;
import java.util.List;

/** Records what a chunk passes on: inputs as they are, skipped and rejected records as text. */
public final class Recorder<I> implements InputReceiver<I> {
    private final List<Object> seen = new ArrayList<>();
    private final int wanted;

    /** Creates a receiver that asks for no more after this many records. */
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

    /** Returns all records so far. */
    public List<Object> seen() {
        return seen;
    }

    private boolean record(Object record) {
        seen.add(record);
        return seen.size() < wanted;
    }
}
