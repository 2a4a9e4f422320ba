package io.sparkpool.pool;

import io.sparkpool.pool.Waves.Mapped;
import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.ChunkResult;
import io.sparkpool.pool.task.ChunkResult.Extent;
import io.sparkpool.pool.task.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Keeps the books of a map in the order of the inputs, in whatever order its chunks arrive: counts, the
 * places of failures, and whether the map has failed. Not thread-safe.
 */
final class ResultTracker {
    private final String function;
    private final ErrorPolicy onError;

    /** What arrived ahead of a chunk that is still missing, without its outputs: by chunk, the parts of it in order. */
    private final Map<Long, Deque<Entry>> ahead = new HashMap<>();

    private Optional<PoolException> failure = Optional.empty();
    private String source = "";
    private long recordsOfSource;
    private long inputs;
    private long quarantined;
    private long chunks;

    /** What the books need: the chunk, which may hold its inputs, only where it says what became of them. */
    private record Entry(
            String source, Optional<Chunk<?>> chunk, long inputs, long records, List<Failure> failures, Extent extent) {
        static Entry of(Mapped<?, ?> mapped) {
            ChunkResult<?> result = mapped.result();
            boolean placed = result.failures().stream().allMatch(Failure.OfFunction.class::isInstance);
            return new Entry(
                    mapped.chunk().source(),
                    placed ? Optional.empty() : Optional.of(mapped.chunk()),
                    result.inputs(),
                    result.records(),
                    result.failures(),
                    result.extent());
        }
    }

    ResultTracker(String function, ErrorPolicy onError) {
        this.function = function;
        this.onError = onError;
    }

    /**
     * Enters a chunk, or a part of one, and those that waited for it.
     *
     * @return if the map ends at an input of this chunk, where the output of that input would have been
     */
    OptionalLong enter(Mapped<?, ?> mapped) {
        Entry entered = Entry.of(mapped);
        ahead.computeIfAbsent(mapped.number(), unused -> new ArrayDeque<>()).add(entered);
        OptionalLong end = OptionalLong.empty();
        for (Optional<Entry> next = next(); failure.isEmpty() && next.isPresent(); next = next()) {
            OptionalLong position = enter(next.get());
            end = next.get() == entered ? position : end;
        }
        return end;
    }

    /** Takes the entry that follows, if it has arrived. */
    private Optional<Entry> next() {
        Deque<Entry> parts = ahead.getOrDefault(chunks, new ArrayDeque<>());
        Optional<Entry> next = Optional.ofNullable(parts.poll());
        if (parts.isEmpty()) {
            ahead.remove(chunks);
        }
        return next;
    }

    String function() {
        return function;
    }

    /** The failure that ends the map; all inputs before it are through. */
    Optional<PoolException> failure() {
        return failure;
    }

    /** How many inputs have been mapped or quarantined. */
    long inputs() {
        return inputs;
    }

    long quarantined() {
        return quarantined;
    }

    long chunks() {
        return chunks;
    }

    private OptionalLong enter(Entry entry) {
        if (!entry.source().equals(source)) {
            source = entry.source();
            recordsOfSource = 0;
        }
        for (Failure found : entry.failures()) {
            failure = judge(found, entry);
            if (failure.isPresent() && found instanceof Failure.OfInput last) {
                inputs += last.index();
                chunks++;
                return OptionalLong.of(last.position());
            }
        }
        recordsOfSource += entry.records();
        inputs += entry.inputs();
        chunks += entry.extent() == Extent.WHOLE ? 1 : 0;
        return OptionalLong.empty();
    }

    /** Hands a failing input over, or says why the map ends. */
    private Optional<PoolException> judge(Failure found, Entry entry) {
        if (!(found instanceof Failure.OfInput failed)) {
            return Optional.of(explain(found, entry));
        }
        if (quarantined == onError.maxErrors()) {
            PoolException last = explain(failed, entry);
            return Optional.of(quarantined == 0 ? last : PoolException.tooMany(quarantined, last));
        }
        quarantined++;
        onError.receive(failedInput(failed, entry));
        return Optional.empty();
    }

    /** Turns a place within the chunk into a place among all inputs, or in the file. */
    private FailedInput failedInput(Failure.OfInput failure, Entry entry) {
        long index = inputs + failure.index();
        if (failure instanceof Failure.OfFunction f) {
            return new FailedInput(index, f.input(), PoolException.reason(f));
        }
        Failure.OfRecord r = (Failure.OfRecord) failure;
        return new FailedInput(
                index, r.text(), entry.chunk().orElseThrow().place(recordsOfSource + r.record()) + ": " + r.reason());
    }

    private PoolException explain(Failure failure, Entry entry) {
        if (failure instanceof Failure.OfFunction f) {
            return PoolException.ofFunction(function, inputs + f.index(), f);
        }
        if (failure instanceof Failure.OfRecord r) {
            return PoolException.ofRecord(failedInput(r, entry));
        }
        if (failure instanceof Failure.OfSize s) {
            return PoolException.ofSize(
                    inputs + s.index(),
                    s.limitBytes(),
                    entry.chunk().orElseThrow().whenTooLarge());
        }
        if (failure instanceof Failure.OfOutputs o) {
            return PoolException.ofOutputs(inputs, o.error());
        }
        return failure instanceof Failure.OfSetup s
                ? PoolException.ofInitializer(s)
                : PoolException.ofCombiner((Failure.OfCombiner) failure);
    }
}
