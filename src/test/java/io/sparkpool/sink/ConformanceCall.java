package io.sparkpool.sink;

import io.sparkpool.function.Pair;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Outputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.pool.task.Encoding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/** Makes the call of a case and says what comes of it, in the words of {@code conformance.py}. */
record ConformanceCall(Pool pool, ConformanceCase asked) {
    /** The repr of what the call gives, or how it fails. */
    String outcome() throws Exception {
        Object inputs = Literal.read(asked.inputs());
        try {
            return result(inputs);
        } catch (PoolException e) {
            return failure(e);
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }

    private String result(Object inputs) throws Exception {
        return switch (asked.call()) {
            case "map" -> repr(map(of(inputs)));
            case "map_async" -> repr(await(mapAsync(of(inputs))));
            case "imap" -> taken(imap(of(inputs)));
            case "imap_unordered" -> sorted(imapUnordered(of(inputs)));
            case "starmap" -> repr(starmap(of(inputs)));
            case "starmap_async" -> repr(await(starmapAsync(of(inputs))));
            case "apply" -> repr(pool.apply(function(), inputs));
            case "apply_async" -> repr(await(pool.applyAsync(function(), inputs)));
            case "reduce" -> reduced((Pair<?, ?>) inputs);
            case "print" -> printed(of(inputs));
            default -> throw new AssertionError("no call of a pool is " + asked.call());
        };
    }

    private List<Object> map(Inputs<Object> inputs) {
        return sized() ? pool.map(function(), inputs, size()) : pool.map(function(), inputs);
    }

    private CompletableFuture<List<Object>> mapAsync(Inputs<Object> inputs) {
        return sized() ? pool.withChunkSize(size()).mapAsync(function(), inputs) : pool.mapAsync(function(), inputs);
    }

    private Outputs<Object> imap(Inputs<Object> inputs) {
        return sized() ? pool.withChunkSize(size()).imap(function(), inputs) : pool.imap(function(), inputs);
    }

    private Outputs<Object> imapUnordered(Inputs<Object> inputs) {
        return sized()
                ? pool.withChunkSize(size()).imapUnordered(function(), inputs)
                : pool.imapUnordered(function(), inputs);
    }

    private List<Object> starmap(Inputs<Pair<Object, Object>> pairs) {
        return sized() ? pool.withChunkSize(size()).starmap(function2(), pairs) : pool.starmap(function2(), pairs);
    }

    private CompletableFuture<List<Object>> starmapAsync(Inputs<Pair<Object, Object>> pairs) {
        return sized()
                ? pool.withChunkSize(size()).starmapAsync(function2(), pairs)
                : pool.starmapAsync(function2(), pairs);
    }

    /** What all inputs are combined to, behind the identity. */
    private String reduced(Pair<?, ?> identityAndInputs) {
        return repr(pool.reduce(identityAndInputs.first(), function2(), of(identityAndInputs.second())));
    }

    /** The list as a job prints it. */
    private String printed(Inputs<Object> inputs) throws IOException {
        TextSink output = new ListSink("");
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (ChunkResults<byte[]> blocks = blocks(inputs, output.encoding())) {
            output.write(blocks, stream);
        }
        return stream.toString(StandardCharsets.UTF_8).strip();
    }

    private ChunkResults<byte[]> blocks(Inputs<Object> inputs, Encoding<Object, byte[]> encoding) {
        return sized()
                ? pool.withChunkSize(size()).mapChunks(function(), inputs, encoding)
                : pool.mapChunks(function(), inputs, encoding);
    }

    private Function<Object, Object> function() {
        return ConformanceFunctions.ofOne(asked.function());
    }

    private Function2<Object, Object, Object> function2() {
        return ConformanceFunctions.ofTwo(asked.function());
    }

    private boolean sized() {
        return asked.chunkSize().isPresent();
    }

    private int size() {
        return asked.chunkSize().getAsInt();
    }

    /** Inputs of the literal's kind; whether they have the type that the function takes shows when it gets them. */
    @SuppressWarnings("unchecked")
    private static <I> Inputs<I> of(Object literal) {
        if (literal instanceof List<?> list) {
            return Inputs.of((List<I>) list);
        }
        return literal instanceof Iterator<?> iterator ? Inputs.of((Iterator<I>) iterator) : (Inputs<I>) literal;
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException, ExecutionException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PoolException failure) {
                throw failure;
            }
            throw e;
        }
    }

    /** The outputs one by one, and how it ends if one fails. */
    private static String taken(Outputs<Object> outputs) {
        List<Object> before = new ArrayList<>();
        try (outputs) {
            outputs.forEachRemaining(before::add);
            return repr(before);
        } catch (PoolException e) {
            return repr(before) + ", then " + failure(e);
        }
    }

    private static String sorted(Outputs<Object> outputs) {
        List<String> reprs = new ArrayList<>();
        try (outputs) {
            outputs.forEachRemaining(output -> reprs.add(repr(output)));
        }
        return reprs.stream().sorted().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String failure(PoolException e) {
        return e.index().isPresent() ? "fails on " + repr(e.input().orElse(null)) : "fails";
    }

    private static String repr(Object value) {
        TextBuffer out = new TextBuffer();
        PythonText.appendRepr(out, value);
        return new String(out.toBytes(), StandardCharsets.UTF_8);
    }
}
