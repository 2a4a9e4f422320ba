package io.sparkpool.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run publishes: all of its targets together or none. Closing it removes what was not published and releases the
 * locks. If the process is killed after {@link #publish} has begun, the next run with one of the targets finishes it. Not
 * thread-safe.
 */
public final class Publication implements AutoCloseable {
    private final List<Stage> stages = new ArrayList<>();

    /** Adds a stage, which is published with the others; the publication closes it. */
    public void add(Stage stage) {
        stages.add(stage);
    }

    /**
     * Moves the contents of all stages to their targets.
     *
     * @throws UnwritableTargetException if that fails; the targets are as they were then, unless the message says
     *     otherwise
     */
    public void publish() {
        String target = stages.isEmpty() ? "" : stages.get(0).target().path();
        try {
            OpenStages.publish(this::runSteps);
        } catch (IOException e) {
            throw new UnwritableTargetException(target, e);
        }
    }

    private void runSteps() throws IOException {
        for (Step step : steps()) {
            try {
                step.run();
            } catch (IOException e) {
                String target = UnwritableTargetException.shown(step.target());
                throw new UnwritableTargetException(target, UnwritableTargetException.reason(e) + advice(target), e);
            }
        }
    }

    /** Returns what can be done if a step has failed. */
    private String advice(String target) {
        return stages.get(0).isCommitted() ? Exchange.advice(target) : "";
    }

    /** Returns all steps, for the targets as they are now. */
    List<Step> steps() throws IOException {
        List<Step> steps = new ArrayList<>();
        stages.forEach(stage -> steps.add(stage.step(stage::complete)));
        steps.addAll(stages.size() == 1 && stages.get(0).needsOneRename() ? rename() : exchange());
        for (int i = stages.size() - 1; i >= 0; i--) { // the first one has the journal
            steps.add(stages.get(i).step(stages.get(i)::remove));
        }
        return steps;
    }

    private List<Step> rename() {
        return List.of(stages.get(0).step(stages.get(0)::rename));
    }

    private List<Step> exchange() throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        for (Stage stage : stages) {
            exchanges.add(stage.exchange());
        }
        List<Step> steps = new ArrayList<>();
        for (Stage other : stages.subList(Math.min(1, stages.size()), stages.size())) {
            steps.add(other.step(() -> other.follow(stages.get(0))));
        }
        if (!stages.isEmpty()) {
            Journal journal = stages.get(0).journal(exchanges);
            steps.add(stages.get(0).step(() -> stages.get(0).commit(journal)));
            steps.addAll(stages.get(0).steps(journal));
        }
        return steps;
    }

    /** Removes the stages that have not been published. */
    @Override
    public void close() {
        stages.forEach(Stage::discard);
    }
}
