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
        if (one.equals(other)) {
            return "equal, as this is one run";
        }
        return byChunks(one, other, before.isPresent() && after.isPresent());
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

    private static String byChunks(RunReport one, RunReport other, boolean bothHaveDigests) {
        TreeMap<Long, String> later = digests(other);
        long equal = 0;
        for (Map.Entry<Long, String> end : digests(one).entrySet()) {
            String digest = later.getOrDefault(end.getKey(), end.getValue());
            if (!digest.equals(end.getValue())) {
                return differing(equal, end.getKey());
            }
            equal = later.containsKey(end.getKey()) ? end.getKey() : equal;
        }
        if (equal == 0) {
            return bothHaveDigests
                    ? "they differ; no chunks of the two end at the same input, so it is not known where"
                    : "not known, as one of the runs has no digest";
        }
        return equalAtLeast(equal, one.counts(), other.counts(), bothHaveDigests);
    }

    private static String differing(long equal, long end) {
        return equal == 0
                ? "those of the first %s differ".formatted(inputs(end))
                : "those of the first %s are equal, and those of the next %s differ"
                        .formatted(inputs(equal), Quantity.count(end - equal));
    }

    private static String equalAtLeast(
            long equal, RunReport.Counts one, RunReport.Counts other, boolean bothHaveDigests) {
        if (one.outputs() != other.outputs()) {
            return "those of the first %s are equal at least; one run has %s, the other %s"
                    .formatted(
                            inputs(equal), Quantity.counted(one.outputs(), "output"), Quantity.count(other.outputs()));
        }
        if (bothHaveDigests) {
            return "those of the first %s are equal, and later ones differ".formatted(inputs(equal));
        }
        return equal == one.inputs() && equal == other.inputs()
                ? "equal, those of all %s that were mapped".formatted(inputs(equal))
                : "those of the first %s are equal at least".formatted(inputs(equal));
    }

    private static String inputs(long count) {
        return Quantity.counted(count, "input");
    }
}
