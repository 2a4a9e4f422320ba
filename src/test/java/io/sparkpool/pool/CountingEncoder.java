package io.sparkpool.pool;

import io.sparkpool.pool.task.Encoder;

/** Encodes the outputs of a chunk as their number, and claims a fixed number of bytes for each. */
public final class CountingEncoder implements Encoder<Object, Integer> {
    private final long bytesOfOutput;
    private int outputs;

    /** Creates an encoder that claims this many bytes for each output. */
    public CountingEncoder(long bytesOfOutput) {
        this.bytesOfOutput = bytesOfOutput;
    }

    @Override
    public void addLong(long output) {
        outputs++;
    }

    @Override
    public void add(Object output) {
        outputs++;
    }

    @Override
    public Mark mark() {
        int before = outputs;
        return () -> outputs = before;
    }

    @Override
    public long sizeBytes() {
        return outputs * bytesOfOutput;
    }

    @Override
    public Integer finish() {
        return outputs;
    }
}
