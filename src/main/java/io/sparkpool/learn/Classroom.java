package io.sparkpool.learn;

import io.sparkpool.pool.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;

/**
 * Checks exercises in this process. The pool starts beside the compiler if an exercise needs it. Used by one thread.
 */
final class Classroom implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int CORES = 4;

    private final Lesson lesson;
    private final LearnerClasses classes = new LearnerClasses();

    /** The start of the log, which the pool needs; the compiler goes on meanwhile. */
    private CompletableFuture<Void> log = CompletableFuture.completedFuture(null);

    private Optional<CompletableFuture<Pool>> pool = Optional.empty();

    /** Thrown when an exercise is not done yet, with the message of the command. */
    static final class Failed extends RuntimeException {
        private final String shown;

        Failed(String message, String shown) {
            super(message);
            this.shown = shown;
        }

        /** Returns what the learner is told about the mistake. */
        String shown() {
            return shown;
        }
    }

    Classroom(Lesson lesson) {
        this.lesson = lesson;
    }

    /**
     * Checks exercises.
     *
     * @return what to tell the learner if all of them are right
     * @throws Failed if one is not right yet
     */
    String check(List<Exercise> exercises) {
        if (exercises.stream().anyMatch(Exercise::usesPool)) {
            log = CompletableFuture.runAsync(() -> LoggerFactory.getLogger(Classroom.class));
            pool = Optional.of(log.thenApplyAsync(started -> start()));
        }
        StringBuilder praise = new StringBuilder();
        exercises.forEach(exercise -> praise.append(check(exercise)));
        return praise + lesson.whatNext();
    }

    private String check(Exercise exercise) {
        Texts texts = lesson.texts();
        ExerciseDirectory directory = lesson.directory();
        Checker checker = new Checker(classes, this::pool, LIMIT);
        try {
            byte[] checked = checker.check(exercise, directory.file(exercise)).getBytes(StandardCharsets.UTF_8);
            directory.passed(exercise, checked);
            return texts.of("passed", exercise.number(), exercise.name()) + "\n"
                    + Texts.wrap(texts.of(exercise.key("learned")), "");
        } catch (WrongAnswer wrong) {
            String number = Integer.toString(exercise.number());
            throw new Failed(
                    texts.of("failed", number, directory.file(exercise), lesson.command("check " + number)),
                    texts.paragraphs(wrong.messages()) + texts.of("show.hint", lesson.command("hint " + number))
                            + "\n");
        }
    }

    private Pool pool() {
        try {
            return pool.orElseThrow().join();
        } catch (CompletionException e) { // Pool throws no other exceptions
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Pool start() {
        Thread.currentThread().setContextClassLoader(classes);
        return Pool.local(CORES);
    }

    /**
     * Waits until the log is open: what another thread logs before that goes to the terminal. Has no effect on a pool,
     * which ends with the process: a call of a learner's that does not end would keep it.
     */
    @Override
    public void close() {
        log.join();
        pool.ifPresent(started -> started.cancel(false));
    }
}
