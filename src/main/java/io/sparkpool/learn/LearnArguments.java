package io.sparkpool.learn;

import io.sparkpool.message.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The arguments of the command.
 *
 * @param action what to do
 * @param language the language of {@code --lang}
 * @param exercise the exercise that is named
 * @param directory the directory for the exercises, if they are to be put there
 */
record LearnArguments(
        Action action, Optional<Language> language, Optional<Exercise> exercise, Optional<String> directory) {
    /** What the command does. Except for the first three, they are words of the command line. */
    enum Action {
        LIST,
        PUT,
        SHOW,
        CHECK,
        HINT,
        SOLUTION;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String LANGUAGE = "--lang";
    private static final List<String> WORDS = List.of("check", "hint", "solution");

    /** What Spanish speakers may try instead. */
    private static final Map<String, String> IN_SPANISH = Map.of(
            "comprobar",
            "check",
            "comprueba",
            "check",
            "pista",
            "hint",
            "solucion",
            "solution",
            "solución",
            "solution");

    /**
     * Reads the arguments.
     *
     * @param problems gets a message for each mistake
     */
    static LearnArguments parse(List<String> words, List<Message> problems) {
        List<String> rest = new ArrayList<>(words);
        Optional<Language> language = takeLanguage(rest, problems);
        rest.stream()
                .filter(word -> word.startsWith("-"))
                .forEach(option -> problems.add(Message.of("usage.option", option)));
        rest.removeIf(word -> word.startsWith("-"));
        if (rest.isEmpty()) {
            return new LearnArguments(Action.LIST, language, Optional.empty(), Optional.empty());
        }
        return ofWords(rest, language, problems);
    }

    /** Returns the language that words name; empty if they name none, or one that the course does not have. */
    static Optional<Language> language(List<String> words) {
        return takeLanguage(new ArrayList<>(words), new ArrayList<>());
    }

    private static Optional<Language> takeLanguage(List<String> rest, List<Message> problems) {
        Optional<String> value = Optional.empty();
        for (int at = 0; at < rest.size(); at++) {
            if (rest.get(at).startsWith(LANGUAGE + "=")) {
                value = Optional.of(rest.remove(at--).substring(LANGUAGE.length() + 1));
            } else if (rest.get(at).equals(LANGUAGE)) {
                rest.remove(at);
                value = Optional.of(at < rest.size() ? rest.remove(at) : "");
                at--;
            }
        }
        Optional<Language> language = value.flatMap(Language::find);
        if (value.isPresent() && language.isEmpty()) {
            problems.add(Message.of("usage.language", value.get()));
        }
        return language;
    }

    private static LearnArguments ofWords(List<String> words, Optional<Language> language, List<Message> problems) {
        String first = words.get(0);
        if (WORDS.contains(first)) {
            Action action = Action.valueOf(first.toUpperCase(Locale.ROOT));
            Optional<Exercise> exercise = exercise(words.subList(1, words.size()), action, problems);
            return new LearnArguments(action, language, exercise, Optional.empty());
        }
        words.stream().skip(1).forEach(extra -> problems.add(unexpected(first, extra)));
        Optional<Exercise> exercise = Exercises.find(first);
        if (exercise.isPresent()) {
            return new LearnArguments(Action.SHOW, language, exercise, Optional.empty());
        }
        if (first.matches("[0-9]+")) {
            problems.add(noExercise(first));
        } else if (words.size() == 1) {
            meantWord(first).ifPresent(word -> problems.add(Message.of("usage.word", first, word)));
        }
        return new LearnArguments(Action.PUT, language, Optional.empty(), Optional.of(first));
    }

    private static Message unexpected(String first, String extra) {
        return meantWord(first)
                .map(word -> Message.of("usage.word", first, word))
                .orElseGet(() -> Message.of("usage.extra", extra));
    }

    /** Returns the word of the command that a misspelt or translated one stands for. */
    private static Optional<String> meantWord(String word) {
        return Optional.ofNullable(IN_SPANISH.get(word)).or(() -> Nearest.closeTo(word, WORDS));
    }

    private static Optional<Exercise> exercise(List<String> words, Action action, List<Message> problems) {
        words.stream().skip(1).forEach(extra -> problems.add(Message.of("usage.extra", extra)));
        if (words.isEmpty()) {
            if (action != Action.CHECK) {
                problems.add(Message.of("usage.number", action.word()));
            }
            return Optional.empty();
        }
        Optional<Exercise> found = Exercises.find(words.get(0));
        if (found.isEmpty()) {
            problems.add(noExercise(words.get(0)));
        }
        return found;
    }

    private static Message noExercise(String word) {
        return Message.of("usage.exercise", word, Exercises.ALL.size(), names());
    }

    private static String names() {
        return Exercises.ALL.stream().map(Exercise::name).collect(Collectors.joining(", "));
    }
}
