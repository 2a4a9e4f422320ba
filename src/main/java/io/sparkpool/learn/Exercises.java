package io.sparkpool.learn;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All exercises, in the order of the course. */
final class Exercises {
    static final List<Exercise> ALL = List.of(
            new LastDigitExercise(),
            new ChunksExercise(),
            new InOrderExercise(),
            new ExactProductExercise(),
            new MeasurementsExercise(),
            new SpeedUpExercise(),
            new PriceOrdersExercise(),
            new CountWordsExercise());

    private Exercises() {}

    /** Returns the exercise that a word names by its number or its class. */
    static Optional<Exercise> find(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(exercise -> Integer.toString(exercise.number()).equals(name)
                        || exercise.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    /** Returns the exercise after another one. */
    static Optional<Exercise> after(Exercise exercise) {
        return ALL.stream().filter(other -> other.number() > exercise.number()).findFirst();
    }
}
