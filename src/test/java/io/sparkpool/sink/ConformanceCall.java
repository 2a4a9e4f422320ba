package io.sparkpool.sink;

import io.sparkpool.function.Pair;
import io.sparkpool.message.TextBuffer;
import io.sparkpool.pool.ChunkResults;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Outputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.pool.PoolException;
import io.sparkpool.row.PythonText;
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

/** Makes the call of a case and describes its outcome in the words of {@code conformance.py}. */
record ConformanceCall(Pool pool, ConformanceCase asked) {
    /** Returns the repr of the call's result, or how the call failed. */
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
            case "map_async" -> repr(await(sizedPool().mapAsync(function(), of(inputs))));
            case "imap" -> untilFailure(sizedPool().imap(function(), of(inputs)));
            case "imap_unordered" -> sorted(sizedPool().imapUnordered(function(), of(inputs)));
            case "starmap" -> repr(sizedPool().starmap(function2(), of(inputs)));
            case "starmap_async" -> repr(await(sizedPool().starmapAsync(function2(), of(inputs))));
            case "apply" -> repr(pool.apply(function(), inputs));
            case "apply_async" -> repr(await(pool.applyAsync(function(), inputs)));
            case "reduce" -> reduced((Pair<?, ?>) inputs);
            case "print" -> printed(of(inputs));
            default -> throw new AssertionError("no call of a pool is " + asked.call());
        };
    }

    private List<Object> map(Inputs<Object> inputs) {
        return asked.chunkSize().isPresent()
                ? pool.map(function(), inputs, asked.chunkSize().getAsInt())
                : pool.map(function(), inputs);
    }

    /** Returns the reduction of the inputs, which starts with the identity. */
    private String reduced(Pair<?, ?> identityAndInputs) {
        return repr(pool.reduce(identityAndInputs.first(), function2(), of(identityAndInputs.second())));
    }

    /** Returns the list as a job prints it. */
    private String printed(Inputs<Object> inputs) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        TextWriter output = new TextWriter(TextForm.list(""), stream);
        try (ChunkResults<byte[]> blocks = sizedPool().mapChunks(function(), inputs, output.encoding())) {
            output.write(blocks);
        }
        return stream.toString(StandardCharsets.UTF_8).strip();
    }

    private Function<Object, Object> function() {
        return ConformanceFunctions.ofOne(asked.function());
    }

    private Function2<Object, Object, Object> function2() {
        return ConformanceFunctions.ofTwo(asked.function());
    }

    private Pool sizedPool() {
        return asked.chunkSize().isPresent()
                ? pool.withChunkSize(asked.chunkSize().getAsInt())
                : pool;
    }

    /** Returns the literal as inputs; their type is checked only when the function is called. */
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

    /** Returns the outputs up to the first failure, and the failure if there is one. */
    private static String untilFailure(Outputs<Object> outputs) {
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
