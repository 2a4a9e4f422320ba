package io.sparkpool.pool;

import io.sparkpool.pool.task.Encoder;

/** Makes of a chunk's outputs how many there are, and claims that each of them needs so many bytes. */
public final class CountingEncoder implements Encoder<Object, Integer> {
    private final long bytesOfOutput;
    private int outputs;

    /** Claims this many bytes for an output. */
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
    public long sizeBytes() {
        return outputs * bytesOfOutput;
    }

    @Override
    public Integer finish() {
        return outputs;
    }
}
