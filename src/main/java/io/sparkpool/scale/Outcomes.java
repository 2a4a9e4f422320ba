package io.sparkpool.scale;

import io.sparkpool.report.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The outputs of runs, which have to be the same. Not thread-safe. */
final class Outcomes {
    private final SortedMap<String, SortedSet<Integer>> coresByOutputs = new TreeMap<>();

    /**
     * Adds a run.
     *
     * @throws ScaleException if its outputs are not those of the runs before
     */
    void add(int cores, RunReport report) {
        RunReport.Counts counts = report.counts();
        String outputs = "CRC-32C %s of %d outputs".formatted(report.output().digest().orElse("?"), counts.outputs())
                + (counts.failed() == 0 ? "" : ", %d inputs failed".formatted(counts.failed()));
        coresByOutputs.computeIfAbsent(outputs, text -> new TreeSet<>()).add(cores);
        if (coresByOutputs.size() > 1) {
            throw new ScaleException("the outputs are not the same in all runs: %s; make the function depend on its input alone"
                    .formatted(coresByOutputs.entrySet().stream()
                            .map(Outcomes::shown)
                            .collect(Collectors.joining("; "))));
        }
    }

    private static String shown(Map.Entry<String, SortedSet<Integer>> entry) {
        List<Integer> cores = new ArrayList<>(entry.getValue());
        String last = cores.get(cores.size() - 1).toString();
        String all = cores.size() == 1
                ? last
                : cores.subList(0, cores.size() - 1).stream().map(String::valueOf).collect(Collectors.joining(", "))
                        + " and " + last;
        return "%s with %s core%s".formatted(entry.getKey(), all, all.equals("1") ? "" : "s");
    }
}
