package io.sparkpool.pool;

import io.sparkpool.pool.Waves.Mapped;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Driver only. Keeps the books of a map in the order of the inputs, in whatever order its chunks arrive: counts, the
 * places of failures, and whether the map has failed. Not thread-safe.
 */
final class Ledger {
    private final String function;
    private final ErrorPolicy onError;

    /** What arrived ahead of a chunk that is still missing, without its outputs. */
    private final Map<Long, Entry> ahead = new TreeMap<>();

    private Optional<PoolException> failure = Optional.empty();
    private String source = "";
    private long recordsOfSource;
    private long inputs;
    private long quarantined;
    private long chunks;

    /** What the books need: not the inputs, which a chunk may hold, unless some of them failed. */
    private record Entry(String source, Optional<Chunk<?>> chunk, long inputs, long records, List<Failure> failures) {
        static Entry of(Mapped<?, ?> mapped) {
            ChunkResult<?> result = mapped.result();
            boolean failed = !result.failures().isEmpty();
            return new Entry(
                    mapped.chunk().source(),
                    failed ? Optional.of(mapped.chunk()) : Optional.empty(),
                    result.inputs(),
                    result.records(),
                    result.failures());
        }
    }

    Ledger(String function, ErrorPolicy onError) {
        this.function = function;
        this.onError = onError;
    }

    /** Enters a chunk, and those that waited for it. */
    void enter(Mapped<?, ?> mapped) {
        ahead.put(mapped.number(), Entry.of(mapped));
        while (failure.isEmpty() && ahead.containsKey(chunks)) {
            enter(ahead.remove(chunks));
        }
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

    private void enter(Entry entry) {
        if (!entry.source().equals(source)) {
            source = entry.source();
            recordsOfSource = 0;
        }
        Iterator<Failure> failures = entry.failures().iterator();
        while (failure.isEmpty() && failures.hasNext()) {
            failure = judge(failures.next(), entry.chunk().orElseThrow());
        }
        recordsOfSource += entry.records();
        inputs += entry.inputs();
        chunks++;
    }

    /** Hands a failing input over, or says why the map ends. */
    private Optional<PoolException> judge(Failure found, Chunk<?> chunk) {
        if (!(found instanceof Failure.OfInput failed)) {
            return Optional.of(explain(found, chunk));
        }
        if (quarantined == onError.maxErrors()) {
            PoolException last = explain(failed, chunk);
            return Optional.of(quarantined == 0 ? last : PoolException.tooMany(quarantined, last));
        }
        quarantined++;
        onError.receive(failedInput(failed, chunk));
        return Optional.empty();
    }

    /** Turns a place within the chunk into a place among all inputs, or in the file. */
    private FailedInput failedInput(Failure.OfInput failure, Chunk<?> chunk) {
        long index = inputs + failure.index();
        if (failure instanceof Failure.OfFunction f) {
            return new FailedInput(index, f.input(), PoolException.reason(f));
        }
        Failure.OfRecord r = (Failure.OfRecord) failure;
        return new FailedInput(index, r.text(), chunk.place(recordsOfSource + r.record()) + ": " + r.reason());
    }

    private PoolException explain(Failure failure, Chunk<?> chunk) {
        if (failure instanceof Failure.OfFunction f) {
            return PoolException.ofFunction(function, inputs + f.index(), f);
        }
        if (failure instanceof Failure.OfRecord r) {
            return PoolException.ofRecord(failedInput(r, chunk));
        }
        if (failure instanceof Failure.OfSize s) {
            return PoolException.ofSize(inputs + s.index(), s.limitBytes(), chunk.whenTooLarge());
        }
        return failure instanceof Failure.OfSetup s
                ? PoolException.ofInitializer(s)
                : PoolException.ofCombiner((Failure.OfCombiner) failure);
    }
}
