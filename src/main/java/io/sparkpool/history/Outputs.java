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
        Optional<String> where = firstDifference(digests(one), digests(other));
        if (before.isPresent() && after.isPresent()) {
            return where.orElse("they differ; no chunks of the two end at the same input, so it is not known where");
        }
        return where.orElse("not known, as one of the runs has no digest");
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

    private static Optional<String> firstDifference(TreeMap<Long, String> one, TreeMap<Long, String> other) {
        long equalUpTo = 0;
        for (Map.Entry<Long, String> end : one.entrySet()) {
            String digest = other.get(end.getKey());
            if (digest != null && digest.equals(end.getValue())) {
                equalUpTo = end.getKey();
            } else if (digest != null) {
                return Optional.of(
                        beginning(equalUpTo) + "they differ before index %s".formatted(Quantity.count(end.getKey())));
            }
        }
        return equalUpTo == 0 ? Optional.empty() : Optional.of(beginning(equalUpTo) + "they differ after it");
    }

    private static String beginning(long equalUpTo) {
        return equalUpTo == 0 ? "" : "equal up to index %s, and ".formatted(Quantity.count(equalUpTo));
    }
}
