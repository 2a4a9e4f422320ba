package io.sparkpool.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run publishes: all of its targets together or none. Closing it removes what was not published and releases the
 * locks. If the process is killed after {@link #publish} has begun, the next run with one of the targets finishes it. Not
 * thread-safe.
 */
public final class Publication implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publication.class);

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

    /** Returns the target whose stage has the journal. */
    private StagedTarget primary() {
        return stages.get(0).staged();
    }

    private void runSteps() throws IOException {
        run(completion());
        run(exchange());
    }

    /** Runs steps in turn. */
    void run(List<Step> steps) {
        for (Step step : steps) {
            try {
                step.run();
            } catch (IOException e) {
                String target = UnwritableTargetException.shown(step.target());
                throw new UnwritableTargetException(target, UnwritableTargetException.reason(e) + advice(target), e);
            }
        }
    }

    /** Returns what can be done if a step has failed: nothing if that was the first that would have moved something. */
    private String advice(String target) {
        try {
            primary().rollBack();
        } catch (IOException e) {
            LOG.warn("the publication of '{}' is left to the next run", target, e);
        }
        return primary().isCommitted() ? Exchange.advice(target) : "";
    }

    /** Returns the steps that complete the contents on the disk, which may take minutes. */
    List<Step> completion() {
        return stages.stream()
                .map(stage -> stage.staged().step(stage::complete))
                .toList();
    }

    /** Returns the steps that follow when the contents are complete, for the targets as they are now. */
    List<Step> exchange() throws IOException {
        List<Step> steps = new ArrayList<>(stages.size() == 1 && primary().needsOneRename() ? rename() : journaled());
        for (int i = stages.size() - 1; i >= 0; i--) { // the first one has the journal
            steps.add(stages.get(i).staged().step(stages.get(i)::remove));
        }
        return steps;
    }

    private List<Step> rename() {
        return List.of(primary().step(primary()::rename));
    }

    private List<Step> journaled() throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        for (Stage stage : stages) {
            exchanges.add(plan(stage));
        }
        List<Step> steps = new ArrayList<>();
        for (Stage other : stages.subList(Math.min(1, stages.size()), stages.size())) {
            StagedTarget staged = other.staged();
            steps.add(staged.step(() -> staged.follow(primary())));
        }
        if (!stages.isEmpty()) {
            Journal journal = Journal.of(primary().locked().run(), exchanges);
            steps.add(primary().step(() -> commit(journal)));
            steps.addAll(primary().steps(journal));
        }
        return steps;
    }

    private Exchange plan(Stage stage) throws IOException {
        try {
            return stage.staged().exchange(primary());
        } catch (IOException e) {
            throw new UnwritableTargetException(stage.target().path(), e);
        }
    }

    private void commit(Journal journal) throws IOException {
        for (Stage stage : stages) {
            try {
                stage.staged().requireLock();
            } catch (IOException e) {
                throw new UnwritableTargetException(stage.target().path(), e);
            }
        }
        primary().commit(journal);
    }

    /** Removes the stages that have not been published. */
    @Override
    public void close() {
        stages.forEach(Stage::discard);
    }
}
