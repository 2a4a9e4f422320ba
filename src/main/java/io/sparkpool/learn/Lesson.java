package io.sparkpool.learn;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the command says about the exercises of a learner. */
final class Lesson {
    private static final int MAX_HINTS = 9;
    private static final String PAGES = "src/site/markdown/";
    private static final String COMMAND = "submit.sh";

    private final Texts texts;
    private final ExerciseDirectory directory;
    private final Path home;

    /**
     * Creates it.
     *
     * @param home the directory of the project, as {@code submit.sh} was called
     */
    Lesson(Texts texts, ExerciseDirectory directory, Path home) {
        this.texts = texts;
        this.directory = directory;
        this.home = home;
    }

    Texts texts() {
        return texts;
    }

    ExerciseDirectory directory() {
        return directory;
    }

    /** Returns a command as the learner types it. */
    String command(String words) {
        String script = home.toString().isEmpty()
                ? "./" + COMMAND
                : home.resolve(COMMAND).toString();
        return "%s learn %s".formatted(script, words).strip();
    }

    String beforePutting() {
        String titles = Exercises.ALL.stream()
                .map(exercise -> "  %d  %-13s %s%n"
                        .formatted(exercise.number(), exercise.name(), texts.of(exercise.key("title"))))
                .collect(Collectors.joining());
        return texts.of("list.none") + "\n" + titles + texts.of("list.put", command("exercises")) + "\n";
    }

    /**
     * Returns what to do after exercises were put into the directory.
     *
     * @param kept how many files were there and stay as they are
     */
    String afterPutting(int kept) {
        String first = texts.of("put.done", Exercises.ALL.size(), shownDirectory());
        return Texts.wrap(kept == 0 ? first : first + " " + texts.of("put.kept", kept), "") + table() + whatNext();
    }

    String list() {
        long done = Exercises.ALL.stream().filter(this::isDone).count();
        return texts.of("list.title", shownDirectory(), done, Exercises.ALL.size()) + "\n" + table() + whatNext();
    }

    private String table() {
        return Exercises.ALL.stream().map(this::row).collect(Collectors.joining());
    }

    private String row(Exercise exercise) {
        String status = texts.of("status." + statusKey(exercise));
        return "  %d  %-13s %-10s %s%n"
                .formatted(exercise.number(), exercise.name(), status, texts.of(exercise.key("title")));
    }

    private String statusKey(Exercise exercise) {
        return switch (directory.status(exercise)) {
            case DONE -> "done";
            case BEGUN -> "begun";
            case NOT_YET -> "not.yet";
            case MISSING -> "missing";
        };
    }

    private boolean isDone(Exercise exercise) {
        return directory.status(exercise) == ExerciseDirectory.Status.DONE;
    }

    /** Returns the first exercise that is not done, or all of them if all are done. */
    List<Exercise> next() {
        List<Exercise> open =
                Exercises.ALL.stream().filter(exercise -> !isDone(exercise)).toList();
        return open.isEmpty() ? Exercises.ALL : open.subList(0, 1);
    }

    /** Returns the line that says what to do next. */
    String whatNext() {
        List<Exercise> next = next();
        return next.size() > 1 && isDone(next.get(0))
                ? Texts.wrap(texts.of("next.none"), "")
                : texts.of("next", command(Integer.toString(next.get(0).number()))) + "\n";
    }

    String show(Exercise exercise) {
        int number = exercise.number();
        String title =
                texts.of("show.title", number, Exercises.ALL.size(), exercise.name(), texts.of(exercise.key("title")));
        return title + "\n\n"
                + Texts.wrap(texts.of(exercise.key("task")), "") + "\n"
                + Texts.wrap(texts.of("show.purpose", texts.of(exercise.key("purpose"))), "") + "\n"
                + texts.of("show.file", directory.file(exercise)) + "\n"
                + texts.of("show.page", page(exercise)) + "\n"
                + texts.of("show.check", command("check " + number)) + "\n"
                + texts.of("show.hint", command("hint " + number)) + "\n";
    }

    /** Returns the page of the course; a project of a user's own does not have it. */
    private String page(Exercise exercise) {
        String page = "course/%s/%s.md".formatted(texts.language().code(), exercise.page());
        Path file = home.resolve(PAGES + page);
        return Files.exists(file.toAbsolutePath()) ? file.toString() : texts.of("show.page.elsewhere", page);
    }

    String hint(Exercise exercise) {
        int hints = (int) IntStream.rangeClosed(1, MAX_HINTS)
                .takeWhile(number -> texts.has(exercise.key("hint." + number)))
                .count();
        int shown = directory.nextHint(exercise, hints);
        List<String> lines = new ArrayList<>();
        for (int number = 1; number <= shown; number++) {
            lines.add(Texts.wrap(texts.of("hint", number, hints, texts.of(exercise.key("hint." + number))), ""));
        }
        String more = shown < hints ? "hint.more" : "hint.last";
        String words = (shown < hints ? "hint " : "solution ") + exercise.number();
        return String.join("", lines) + texts.of(more, command(words)) + "\n";
    }

    String solution(Exercise exercise) {
        return ExerciseDirectory.solution(texts.language(), exercise);
    }

    private String shownDirectory() {
        String path = directory.path().toString();
        return path.isEmpty() ? "." : path;
    }
}
