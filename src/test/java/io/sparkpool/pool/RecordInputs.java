package io.sparkpool.pool;

import io.sparkpool.pool.task.Chunk;
import io.sparkpool.pool.task.InputReceiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Numbers in records of text, whose chunks do not know their first index, like those of a file: a blank record holds no
 * input, and one that is not a number is rejected.
 */
record RecordInputs(List<String> records) implements Inputs<Long> {
    @Override
    public long estimateSize() {
        return records.size();
    }

    @Override
    public Chunks<Long> chunks() {
        return new Chunks<>() {
            private int next;

            @Override
            public Optional<Chunk<Long>> next(int size, long maxBytes) {
                int start = next;
                next = Math.min(records.size(), start + size);
                return start == next
                        ? Optional.empty()
                        : Optional.of(new RecordChunk(new ArrayList<>(records.subList(start, next))));
            }
        };
    }

    private record RecordChunk(List<String> records) implements Chunk<Long> {
        @Override
        public void forEach(InputReceiver<? super Long> receiver) {
            boolean more = true;
            for (int i = 0; more && i < records.size(); i++) {
                more = pass(records.get(i), receiver);
            }
        }

        private static boolean pass(String record, InputReceiver<? super Long> receiver) {
            if (record.isEmpty()) {
                receiver.skip();
                return true;
            }
            return record.matches("-?[0-9]+")
                    ? receiver.acceptLong(Long.parseLong(record))
                    : receiver.reject(record, "not a number");
        }
    }
}
