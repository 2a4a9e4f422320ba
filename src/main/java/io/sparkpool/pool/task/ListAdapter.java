package io.sparkpool.pool.task;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An adapter for a function that takes or returns lists, which applies another one to their elements. */
final class ListAdapter {
    private ListAdapter() {}

    /** Adapts a function of one input, which returns a list of outputs. */
    record OfOutputs<J, I, O, P>(InputAdapter<J, I, O, P> adapter) implements InputAdapter<J, I, List<O>, List<P>> {
        @Override
        public I before(J input) throws Exception {
            return adapter.before(input);
        }

        @Override
        public List<P> after(J input, List<O> outputs) throws Exception {
            List<P> wanted = new ArrayList<>(outputs.size());
            for (O output : outputs) {
                wanted.add(adapter.after(input, output));
            }
            return wanted;
        }
    }

    /** Adapts a function of a list of inputs, which returns one output for each of them. */
    record OfInputs<J, I, O, P>(InputAdapter<J, I, O, P> adapter)
            implements InputAdapter<List<J>, List<I>, List<O>, List<P>> {
        @Override
        public List<I> before(List<J> inputs) throws Exception {
            List<I> made = new ArrayList<>(inputs.size());
            for (J input : inputs) {
                made.add(adapter.before(input));
            }
            return Collections.unmodifiableList(made);
        }

        @Override
        public List<P> after(List<J> inputs, List<O> outputs) throws Exception {
            List<P> wanted = new ArrayList<>(outputs.size());
            for (int i = 0; i < outputs.size(); i++) {
                wanted.add(adapter.after(inputs.get(i), outputs.get(i)));
            }
            return wanted;
        }
    }
}
