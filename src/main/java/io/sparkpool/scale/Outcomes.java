package io.sparkpool.scale;

import io.sparkpool.report.RunReport;
import io.sparkpool.report.page.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The outputs of runs, which have to be the same. Not thread-safe. */
final class Outcomes {
    private final SortedMap<String, SortedSet<Integer>> coresByOutputs = new TreeMap<>();

    /** Adds a run; returns what differs if its outputs are not those of the runs before. */
    Optional<String> add(int cores, RunReport report) {
        RunReport.Counts counts = report.counts();
        String outputs = "CRC-32C %s of %s"
                        .formatted(report.output().digest().orElse("?"), Quantity.counted(counts.outputs(), "output"))
                + (counts.failed() == 0 ? "" : " and %s".formatted(Quantity.counted(counts.failed(), "failed input")));
        coresByOutputs.computeIfAbsent(outputs, text -> new TreeSet<>()).add(cores);
        return coresByOutputs.size() == 1
                ? Optional.empty()
                : Optional.of(
                        coresByOutputs.entrySet().stream().map(Outcomes::shown).collect(Collectors.joining("; ")));
    }

    private static String shown(Map.Entry<String, SortedSet<Integer>> entry) {
        List<Integer> cores = new ArrayList<>(entry.getValue());
        String last = cores.get(cores.size() - 1).toString();
        String all = cores.size() == 1
                ? last
                : cores.subList(0, cores.size() - 1).stream()
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")) + " and " + last;
        return "%s with %s core%s".formatted(entry.getKey(), all, all.equals("1") ? "" : "s");
    }
}
