package io.sparkpool.history;

import io.sparkpool.report.RunReport;
import io.sparkpool.report.page.Quantity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the outputs of two runs by their digests. */
final class Outputs {
    private static final String LIST = "list";

    private Outputs() {}

    /** Returns whether the outputs are equal, and if they are not, where they first differ as far as that is known. */
    static String compared(RunReport one, RunReport other) {
        Optional<String> before = one.output().digest();
        Optional<String> after = other.output().digest();
        if (isList(one) != isList(other)) {
            return "digests of a list and of other outputs cannot be compared";
        }
        if (before.isPresent() && before.equals(after)) {
            return "equal (CRC-32C %s)".formatted(before.get());
        }
        TreeMap<Long, String> ends = digests(one);
        TreeMap<Long, String> others = digests(other);
        long equalUpTo = equalUpTo(ends, others);
        Optional<Long> different = firstDifference(ends, others);
        if (different.isPresent()) {
            return beginning(equalUpTo) + "they differ before index %s".formatted(Quantity.count(different.get()));
        }
        return before.isPresent() && after.isPresent() ? differSomewhere(equalUpTo) : notKnown(equalUpTo);
    }

    private static String differSomewhere(long equalUpTo) {
        return equalUpTo == 0
                ? "they differ; no chunks of the two end at the same input, so it is not known where"
                : beginning(equalUpTo) + "they differ after it";
    }

    private static String notKnown(long equalUpTo) {
        return equalUpTo == 0
                ? "not known, as one of the runs has no digest"
                : "equal up to index %s; the rest is not known, as one of the runs has no digest"
                        .formatted(Quantity.count(equalUpTo));
    }

    /** The digest of a list is that of the printed line. */
    private static boolean isList(RunReport report) {
        return report.output().kind().equals(LIST);
    }

    /** Returns the digests of all outputs of the inputs before an index, by that index. */
    private static TreeMap<Long, String> digests(RunReport report) {
        TreeMap<Long, String> digests = new TreeMap<>();
        for (RunReport.ChunkRow row : report.chunks().rows()) {
            if (row.firstInput().isPresent() && row.digest().isPresent()) {
                digests.put(row.firstInput().get() + row.inputs(), row.digest().get());
            }
        }
        return digests;
    }

    /** Returns the last index up to which digests are equal, before the first one that differs; 0 if there is none. */
    private static long equalUpTo(TreeMap<Long, String> one, TreeMap<Long, String> other) {
        long equalUpTo = 0;
        for (Map.Entry<Long, String> end :
                one.headMap(firstDifference(one, other).orElse(Long.MAX_VALUE)).entrySet()) {
            equalUpTo = other.containsKey(end.getKey()) ? end.getKey() : equalUpTo;
        }
        return equalUpTo;
    }

    /** Returns the first index up to which both digests are known and differ. */
    private static Optional<Long> firstDifference(TreeMap<Long, String> one, TreeMap<Long, String> other) {
        return one.keySet().stream()
                .filter(other::containsKey)
                .filter(end -> !one.get(end).equals(other.get(end)))
                .findFirst();
    }

    private static String beginning(long equalUpTo) {
        return equalUpTo == 0 ? "" : "equal up to index %s, and ".formatted(Quantity.count(equalUpTo));
    }
}
