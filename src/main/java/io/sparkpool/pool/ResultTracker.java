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
 * Tracks the results of a map in the order of the inputs, in whatever order chunks complete: it counts inputs and
 * chunks, reports failing inputs to the error policy, and finds the failure that ends the map. Not thread-safe.
 */
final class ResultTracker {
    private final String function;
    private final ErrorPolicy errorPolicy;

    /** Results that came before those of an earlier chunk: by chunk number, the parts of the chunk in order. */
    private final Map<Long, Deque<Entry>> ahead = new HashMap<>();

    private Optional<PoolException> failure = Optional.empty();
    private String source = "";
    private long recordsOfSource;
    private long inputs;
    private long outputs;
    private long quarantined;
    private long chunks;

    /**
     * A result without its outputs, and without the chunk unless a failure needs it, as the chunk may hold its inputs.
     */
    private record Entry(
            String source,
            Optional<Chunk<?>> chunk,
            long inputs,
            long outputs,
            long records,
            List<Failure> failures,
            Extent extent) {
        static Entry of(Mapped<?, ?> mapped) {
            ChunkResult<?> result = mapped.result();
            return new Entry(
                    mapped.chunk().source(),
                    result.failures().stream().anyMatch(Failure::needsChunk)
                            ? Optional.of(mapped.chunk())
                            : Optional.empty(),
                    result.inputs(),
                    result.outputCount(),
                    result.records(),
                    result.failures(),
                    result.extent());
        }
    }

    ResultTracker(String function, ErrorPolicy errorPolicy) {
        this.function = function;
        this.errorPolicy = errorPolicy;
    }

    /**
     * Adds the result of a chunk or of a part of one, and processes all results for which no earlier one is missing.
     *
     * @return if the map ends at an input of this chunk, the position where the output of that input would be
     */
    OptionalLong add(Mapped<?, ?> mapped) {
        Entry added = Entry.of(mapped);
        ahead.computeIfAbsent(mapped.number(), unused -> new ArrayDeque<>()).add(added);
        OptionalLong end = OptionalLong.empty();
        for (Optional<Entry> next = next(); failure.isEmpty() && next.isPresent(); next = next()) {
            OptionalLong position = process(next.get());
            end = next.get() == added ? position : end;
        }
        return end;
    }

    /** Removes and returns the next entry in input order, if it has been added. */
    private Optional<Entry> next() {
        Deque<Entry> parts = ahead.getOrDefault(chunks, new ArrayDeque<>());
        Optional<Entry> next = Optional.ofNullable(parts.poll());
        if (parts.isEmpty()) {
            ahead.remove(chunks);
        }
        return next;
    }

    /** Returns the function's name in messages. */
    String function() {
        return function;
    }

    /** Returns the failure that ends the map, once all inputs before it have been processed. */
    Optional<PoolException> failure() {
        return failure;
    }

    /** Returns how many inputs have been mapped or quarantined. */
    long inputs() {
        return inputs;
    }

    /** Returns how many outputs these inputs have. */
    long outputs() {
        return outputs;
    }

    long quarantined() {
        return quarantined;
    }

    long chunks() {
        return chunks;
    }

    private OptionalLong process(Entry entry) {
        if (!entry.source().equals(source)) {
            source = entry.source();
            recordsOfSource = 0;
        }
        Failure.Location location = new Failure.Location(function, inputs, recordsOfSource, entry.chunk());
        for (Failure found : entry.failures()) {
            failure = judge(found, location);
            if (failure.isPresent() && found.asOfInput().isPresent()) {
                Failure.Preceding before = found.asOfInput().get().preceding();
                inputs += before.inputs();
                outputs += before.outputs();
                chunks++;
                return OptionalLong.of(before.position());
            }
            if (failure.isPresent()) {
                break; // a later failure does not hide this one
            }
        }
        recordsOfSource += entry.records();
        inputs += entry.inputs();
        outputs += entry.outputs();
        chunks += entry.extent() == Extent.WHOLE ? 1 : 0;
        return OptionalLong.empty();
    }

    /** Quarantines a failing input, or returns why the map ends. */
    private Optional<PoolException> judge(Failure found, Failure.Location location) {
        if (found.asOfInput().isEmpty()) {
            return Optional.of(exception(found, found.explain(location), location, Optional.empty()));
        }
        Failure.OfInput ofInput = found.asOfInput().get();
        FailedInput failed = new FailedInput(
                location.firstIndex() + ofInput.preceding().inputs(), ofInput.input(), ofInput.reason(location));
        if (quarantined == errorPolicy.maxErrors()) {
            return Optional.of(exception(found, tooMany() + found.explain(location), location, Optional.of(failed)));
        }
        quarantined++;
        errorPolicy.receive(failed);
        return Optional.empty();
    }

    private String tooMany() {
        return quarantined == 0
                ? ""
                : "more than %d %s failed; the next one: "
                        .formatted(quarantined, quarantined == 1 ? "input" : "inputs");
    }

    private static PoolException exception(
            Failure failure, String message, Failure.Location location, Optional<FailedInput> failedInput) {
        return new PoolException(
                message,
                failure.blamedFunction(location),
                failedInput,
                failure.cause().orElse(null));
    }
}
