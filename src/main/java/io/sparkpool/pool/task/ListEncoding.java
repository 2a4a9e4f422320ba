package io.sparkpool.pool.task;

import java.util.List;
import java.util.OptionalLong;

/** Outputs travel as a list that holds them compactly. */
public final class ListEncoding<O> implements Encoding<O, List<O>> {
    @Override
    public ListEncoder<O> newEncoder(OptionalLong firstIndex, long roomBytes) {
        return new ListEncoder<>(roomBytes);
    }

    @Override
    public List<O> truncate(List<O> outputs, long position) {
        return outputs.subList(0, (int) position);
    }
}
