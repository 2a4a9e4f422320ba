package io.sparkpool.pool;

import io.sparkpool.function.Pair;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.api.java.function.Function2;

/** The calls of {@link Pool} for inputs in a list: each is short for the same call with {@link Inputs#of(List)}. */
sealed interface ListCalls permits Pool {
    /** {@link Pool#map(Function, Inputs)} for a list. */
    default <I, O> List<O> map(Function<? super I, ? extends O> function, List<I> inputs) {
        return pool().map(function, Inputs.of(inputs));
    }

    /** {@link Pool#map(Function, Inputs, int)} for a list. */
    default <I, O> List<O> map(Function<? super I, ? extends O> function, List<I> inputs, int chunkSize) {
        return pool().map(function, Inputs.of(inputs), chunkSize);
    }

    /** {@link Pool#imap(Function, Inputs)} for a list. */
    default <I, O> Outputs<O> imap(Function<? super I, ? extends O> function, List<I> inputs) {
        return pool().imap(function, Inputs.of(inputs));
    }

    /** {@link Pool#imap(Function, Inputs, int)} for a list. */
    default <I, O> Outputs<O> imap(Function<? super I, ? extends O> function, List<I> inputs, int chunkSize) {
        return pool().imap(function, Inputs.of(inputs), chunkSize);
    }

    /** {@link Pool#imapUnordered(Function, Inputs)} for a list. */
    default <I, O> Outputs<O> imapUnordered(Function<? super I, ? extends O> function, List<I> inputs) {
        return pool().imapUnordered(function, Inputs.of(inputs));
    }

    /** {@link Pool#imapUnordered(Function, Inputs, int)} for a list. */
    default <I, O> Outputs<O> imapUnordered(Function<? super I, ? extends O> function, List<I> inputs, int chunkSize) {
        return pool().imapUnordered(function, Inputs.of(inputs), chunkSize);
    }

    /** {@link Pool#mapAsync(Function, Inputs)} for a list. */
    default <I, O> CompletableFuture<List<O>> mapAsync(Function<? super I, ? extends O> function, List<I> inputs) {
        return pool().mapAsync(function, Inputs.of(inputs));
    }

    /** {@link Pool#mapAsync(Function, Inputs, int)} for a list. */
    default <I, O> CompletableFuture<List<O>> mapAsync(
            Function<? super I, ? extends O> function, List<I> inputs, int chunkSize) {
        return pool().mapAsync(function, Inputs.of(inputs), chunkSize);
    }

    /** {@link Pool#starmap(Function2, Inputs)} for a list. */
    default <A, B, O> List<O> starmap(Function2<? super A, ? super B, ? extends O> function, List<Pair<A, B>> pairs) {
        return pool().starmap(function, Inputs.of(pairs));
    }

    /** {@link Pool#starmap(Function2, Inputs, int)} for a list. */
    default <A, B, O> List<O> starmap(
            Function2<? super A, ? super B, ? extends O> function, List<Pair<A, B>> pairs, int chunkSize) {
        return pool().starmap(function, Inputs.of(pairs), chunkSize);
    }

    /** {@link Pool#starmapAsync(Function2, Inputs)} for a list. */
    default <A, B, O> CompletableFuture<List<O>> starmapAsync(
            Function2<? super A, ? super B, ? extends O> function, List<Pair<A, B>> pairs) {
        return pool().starmapAsync(function, Inputs.of(pairs));
    }

    /** {@link Pool#starmapAsync(Function2, Inputs, int)} for a list. */
    default <A, B, O> CompletableFuture<List<O>> starmapAsync(
            Function2<? super A, ? super B, ? extends O> function, List<Pair<A, B>> pairs, int chunkSize) {
        return pool().starmapAsync(function, Inputs.of(pairs), chunkSize);
    }

    /** {@link Pool#reduce(Object, Function2, Inputs)} for a list. */
    default <I> I reduce(I identity, Function2<I, I, I> combiner, List<I> inputs) {
        return pool().reduce(identity, combiner, Inputs.of(inputs));
    }

    /** {@link Pool#mapReduce(Function, Object, Function2, Inputs)} for a list. */
    default <I, O> O mapReduce(
            Function<? super I, ? extends O> function, O identity, Function2<O, O, O> combiner, List<I> inputs) {
        return pool().mapReduce(function, identity, combiner, Inputs.of(inputs));
    }

    private Pool pool() {
        return (Pool) this;
    }
}
