package bench;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a contender put out, as features that can be compared.
 *
 * @param features descriptions of the features, in the order in which they are compared
 */
record Output(List<String> features) {
    /** Returns text that was printed, by its checksum. */
    static Output printed(String checksum) {
        return new Output(List.of("text with the checksum " + checksum));
    }

    /** Names the first feature that is not as in the output that is expected; empty if the outputs are equal. */
    Optional<String> differenceFrom(Output expected) {
        return IntStream.range(0, features.size())
                .filter(i -> !features.get(i).equals(expected.features.get(i)))
                .mapToObj(i -> "puts out %s instead of %s".formatted(features.get(i), expected.features.get(i)))
                .findFirst();
    }
}
