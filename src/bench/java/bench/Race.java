package bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the contenders of one row in turn, for several rounds. */
final class Race {
    /**
     * Whether the contenders must print the same bytes, or write the same rows, as this project; one that puts out
     * something else is left out of the race.
     */
    enum Outputs {
        SAME,
        DIFFERENT
    }

    private final Runner runner;
    private final int rounds;
    private final Map<Contender, List<Sample>> samples = new LinkedHashMap<>();
    private final List<Entry> skipped = new ArrayList<>();

    private Race(Runner runner, int rounds) {
        this.runner = runner;
        this.rounds = rounds;
    }

    /**
     * Runs each contender once per round, after a first run that warms up and whose output is compared. A single
     * round has no such run before it: its outputs are compared.
     *
     * @param contenders the contenders; the first one is this project
     */
    static List<Entry> run(Runner runner, int rounds, Outputs outputs, List<Contender> contenders)
            throws IOException, InterruptedException {
        Race race = new Race(runner, rounds);
        race.compareOutputs(contenders, outputs);
        for (int round = rounds == 1 ? 1 : 0; round < rounds; round++) {
            for (Map.Entry<Contender, List<Sample>> each : race.samples.entrySet()) {
                each.getValue().add(runner.run(each.getKey()));
            }
        }
        return race.entries();
    }

    private void compareOutputs(List<Contender> contenders, Outputs outputs) throws IOException, InterruptedException {
        Sample ours = runner.run(contenders.get(0));
        Output expected = runner.outputOf(contenders.get(0));
        add(contenders.get(0), ours);
        for (Contender contender : contenders.subList(1, contenders.size())) {
            try {
                Sample sample = runner.run(contender);
                Optional<String> difference = outputs == Outputs.SAME
                        ? runner.outputOf(contender).differenceFrom(expected)
                        : Optional.empty();
                if (difference.isEmpty()) {
                    add(contender, sample);
                } else {
                    skipped.add(Entry.skipped(contender.name(), difference.get()));
                }
            } catch (IOException e) {
                skipped.add(Entry.skipped(contender.name(), e.getMessage()));
            }
        }
    }

    private void add(Contender contender, Sample first) {
        samples.put(contender, new ArrayList<>(rounds == 1 ? List.of(first) : List.of()));
    }

    private List<Entry> entries() {
        List<Double> ours = seconds(samples.values().iterator().next());
        List<Entry> entries = new ArrayList<>();
        samples.forEach((contender, runs) -> entries.add(Entry.measured(
                contender.name(),
                seconds(runs),
                runs.stream().map(Sample::peakMiB).toList(),
                ours)));
        entries.addAll(skipped);
        return entries;
    }

    private static List<Double> seconds(List<Sample> runs) {
        return runs.stream().map(Sample::seconds).toList();
    }
}
