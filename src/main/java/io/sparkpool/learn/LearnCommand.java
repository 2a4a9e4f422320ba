package io.sparkpool.learn;

import io.sparkpool.cli.Command;
import io.sparkpool.config.ConfigException;
import io.sparkpool.message.MessageText;
import io.sparkpool.message.OneLine;
import io.sparkpool.submit.Launch;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Shows the exercises of the course, and checks what learners wrote. */
public final class LearnCommand implements Command {
    private static final String DIRECTORY = "directory";
    private static final String LANGUAGE = "language";

    private final Optional<Launch> launch;
    private final Map<String, String> environment;
    private final OutputStream out;

    /**
     * Creates the command.
     *
     * @param launch how this process was started; empty if not by {@code submit.sh}
     * @param out standard output, for the answer of a check that fails
     */
    public LearnCommand(Optional<Launch> launch, Map<String, String> environment, OutputStream out) {
        this.launch = Objects.requireNonNull(launch, "launch is null");
        this.environment = Map.copyOf(environment);
        this.out = Objects.requireNonNull(out, "out is null");
    }

    @Override
    public String name() {
        return "learn";
    }

    @Override
    public String help() {
        return help(List.of());
    }

    @Override
    public String help(List<String> words) {
        return new Texts(language(LearnArguments.language(words), directory())).of("help");
    }

    @Override
    public String run(List<String> words) {
        List<Message> problems = new ArrayList<>();
        LearnArguments arguments = LearnArguments.parse(words, problems);
        Optional<ExerciseDirectory> directory = directory();
        Texts texts = new Texts(language(arguments.language(), directory));
        if (launch.isEmpty()) {
            problems.add(Message.of("usage.launch"));
        }
        throwIfAny(problems, texts);
        if (arguments.action() == LearnArguments.Action.PUT) {
            return put(arguments.directory().orElseThrow(), texts);
        }
        if (arguments.action() == LearnArguments.Action.LIST && directory.isEmpty()) {
            return new Lesson(texts, new ExerciseDirectory(Path.of("exercises")), home()).beforePutting();
        }
        Lesson lesson = new Lesson(texts, required(directory, texts), home());
        return run(arguments, lesson);
    }

    private String run(LearnArguments arguments, Lesson lesson) {
        return switch (arguments.action()) {
            case LIST, PUT -> lesson.list();
            case SHOW -> lesson.show(arguments.exercise().orElseThrow());
            case HINT -> lesson.hint(arguments.exercise().orElseThrow());
            case SOLUTION -> lesson.solution(arguments.exercise().orElseThrow());
            case CHECK -> check(arguments.exercise(), lesson);
        };
    }

    private String check(Optional<Exercise> named, Lesson lesson) {
        try (Classroom classroom = new Classroom(lesson)) {
            return classroom.check(named.map(List::of).orElseGet(lesson::next));
        } catch (Classroom.Failed failed) {
            write(failed.shown());
            throw new CheckFailed(failed.getMessage());
        }
    }

    private void write(String text) {
        try {
            out.write(OneLine.ofEach(text).getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void throwIfAny(List<Message> problems, Texts texts) {
        if (!problems.isEmpty()) {
            throw new ConfigException(
                    problems.stream().map(texts::of).map(OneLine::of).distinct().toList());
        }
    }

    private String put(String name, Texts texts) {
        ExerciseDirectory directory = new ExerciseDirectory(Path.of(name));
        if (Files.exists(directory.path()) && !Files.isDirectory(directory.path())) {
            throw new ConfigException(List.of(texts.of("put.file", name)));
        }
        try {
            int kept = directory.put(texts.language());
            StoredValues memory = memory();
            memory.put(DIRECTORY, directory.path().toAbsolutePath().normalize().toString());
            memory.put(LANGUAGE, texts.language().code());
            return new Lesson(texts, directory, home()).afterPutting(kept);
        } catch (IOException e) {
            throw new ConfigException(List.of(OneLine.of(texts.of("put.failed", name, MessageText.ofThrowable(e)))));
        }
    }

    /** Returns the directory that is remembered, or the working directory if exercises were put there. */
    private Optional<ExerciseDirectory> directory() {
        Path here = Path.of("").toAbsolutePath();
        return launch.flatMap(start -> memory().find(DIRECTORY))
                .map(Path::of)
                .or(() -> Optional.of(here).filter(path -> new ExerciseDirectory(path).exists()))
                .map(path -> path.startsWith(here) ? here.relativize(path) : path)
                .map(ExerciseDirectory::new);
    }

    private static ExerciseDirectory required(Optional<ExerciseDirectory> directory, Texts texts) {
        ExerciseDirectory found = directory.orElseThrow(() -> new ConfigException(List.of(texts.of("usage.none"))));
        if (!Files.isDirectory(found.path().toAbsolutePath())) {
            throw new ConfigException(List.of(OneLine.of(texts.of("usage.gone", found.path()))));
        }
        return found;
    }

    private Language language(Optional<Language> given, Optional<ExerciseDirectory> directory) {
        return given.or(() -> launch.flatMap(start -> memory().find(LANGUAGE)).flatMap(Language::find))
                .or(() -> directory.flatMap(ExerciseDirectory::language))
                .orElseGet(() ->
                        Language.ofLocale(Optional.ofNullable(System.getProperty(Language.PROPERTY)), environment));
    }

    private StoredValues memory() {
        return new StoredValues(launch.orElseThrow().learn());
    }

    private Path home() {
        return launch.orElseThrow().home();
    }
}
