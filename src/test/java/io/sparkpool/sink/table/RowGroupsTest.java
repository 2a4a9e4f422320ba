package io.sparkpool.sink.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.pool.task.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowGroupsTest {
    private static final long WANTED = 1000;

    /** A chunk whose rows have a byte each. */
    private static StagedChunk chunk(int number, long rows) {
        return rows == 0 ? new StagedChunk(List.of(), Digest.EMPTY) : chunk("chunk" + number, rows, rows, rows);
    }

    private static StagedChunk chunk(String file, long rows, long bytes, long rawBytes) {
        return new StagedChunk(List.of(new StagedFile(file, rows, bytes, rawBytes, rawBytes)), Digest.EMPTY);
    }

    private static List<RowGroup> groups(int cores, long... chunks) {
        RowGroups groups = new RowGroups(WANTED, 1, cores);
        List<RowGroup> all = new ArrayList<>();
        for (int i = 0; i < chunks.length; i++) {
            groups.add(chunk(i, chunks[i]));
            Stream.iterate(groups.next(), Optional::isPresent, next -> groups.next())
                    .forEach(group -> {
                        all.add(group.get());
                        groups.learn(group.get(), group.get().rows());
                    });
        }
        all.addAll(groups.rest());
        return all;
    }

    private static List<Long> sizes(List<RowGroup> groups) {
        return groups.stream().map(RowGroup::rows).toList();
    }

    @Test
    void noRowsAreOneGroupWithoutRows() {
        assertThat(groups(4)).containsExactly(new RowGroup(0, List.of()));
        assertThat(groups(4, 0, 0)).containsExactly(new RowGroup(0, List.of()));
    }

    @Test
    void fewRowsAreOneGroup() {
        assertThat(sizes(groups(4, 3))).containsExactly(3L);
        assertThat(sizes(groups(4, 100, 0, 100, 0, 249))).containsExactly(449L);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 3", "4, 4", "8, 4"})
    void theRestIsSharedAmongTheCoresInPartsOfAQuarterOrMore(int cores, int files) {
        List<Long> sizes = sizes(groups(cores, 500, 500));
        assertThat(sizes).hasSize(files).allMatch(size -> size >= WANTED / 4);
    }

    @Test
    void groupsHaveTheWantedSizeWhileMoreChunksCome() {
        long[] chunks = IntStream.range(0, 100).mapToLong(i -> 100).toArray();
        List<Long> sizes = sizes(groups(1, chunks));
        assertThat(sizes.subList(0, sizes.size() - 1)).containsOnly(1000L);
        assertThat(sizes.get(sizes.size() - 1)).isBetween(250L, 1250L);
    }

    @Test
    void untilTheFirstFileIsWrittenThereIsAGroupForEachCore() {
        RowGroups groups = new RowGroups(WANTED, 1, 2);
        groups.add(chunk(0, 10 * WANTED));
        groups.next().orElseThrow();
        RowGroup second = groups.next().orElseThrow();
        assertThat(groups.next()).isEmpty();
        groups.learn(second, 2 * WANTED);
        assertThat(groups.next().orElseThrow().rows()).isEqualTo(WANTED / 2);
    }

    @Test
    void aSmallRestJoinsTheGroupBeforeIt() {
        assertThat(sizes(groups(1, 1000, 1))).containsExactly(1001L);
        assertThat(sizes(groups(1, 1000, 249))).containsExactly(1249L);
    }

    @Test
    void aLargeChunkIsCut() {
        List<RowGroup> groups = groups(1, 10, 5000, 10);
        assertThat(sizes(groups)).allMatch(size -> size >= 250 && size <= 1250);
        assertThat(groups.size()).isBetween(4, 6);
    }

    @Test
    void aRowIsNotCut() {
        StagedChunk large = chunk("large", 2, 100 * WANTED, 100 * WANTED);
        RowGroups groups = new RowGroups(WANTED, 1, 2);
        groups.add(large);
        assertThat(groups.next()).hasValue(new RowGroup(0, List.of(new RowRange(large, 0, 1))));
        assertThat(groups.next()).hasValue(new RowGroup(1, List.of(new RowRange(large, 1, 1))));
        assertThat(groups.rest()).isEmpty();
    }

    @Test
    void fewLargeRowsAreNotSharedByMoreFilesThanRows() {
        RowGroups groups = new RowGroups(20_000_000, 1, 4);
        groups.add(chunk("large", 2, 20_000_000, 20_000_000));
        assertThat(sizes(groups.rest())).containsExactly(1L, 1L);
    }

    @Test
    void rowsThatAreCompressedWellAreInMoreFiles() {
        RowGroups groups = new RowGroups(WANTED, 1, 1);
        groups.add(chunk("repeated", 200, 100, 160 * WANTED));
        assertThat(sizes(groups.rest())).containsExactly(50L, 50L, 50L, 50L);
    }

    @Test
    void filesThatAreSmallerThanTheirRowsMakeLaterGroupsLarger() {
        RowGroups groups = new RowGroups(WANTED, 1, 1);
        IntStream.range(0, 13).forEach(i -> groups.add(chunk(i, 100)));
        RowGroup first = groups.next().orElseThrow();
        assertThat(first.rows()).isEqualTo(1000);
        groups.learn(first, 500);
        IntStream.range(13, 30).forEach(i -> groups.add(chunk(i, 100)));
        assertThat(groups.next()).isEmpty();
        IntStream.range(30, 35).forEach(i -> groups.add(chunk(i, 100)));
        assertThat(groups.next().orElseThrow().rows()).isEqualTo(2000);
    }

    @Test
    void allRowsAreInOneGroupInTheirOrder() {
        Random random = new Random(1);
        for (int run = 0; run < 200; run++) {
            long[] chunks = random.longs(random.nextInt(40), 0, 1 + random.nextInt(3000))
                    .toArray();
            requireAllRows(chunks, groups(1 + random.nextInt(8), chunks));
        }
    }

    private static void requireAllRows(long[] chunks, List<RowGroup> groups) {
        int chunk = -1;
        long next = 0;
        long left = 0;
        for (int i = 0; i < groups.size(); i++) {
            assertThat(groups.get(i).number()).isEqualTo(i);
            for (RowRange range : groups.get(i).ranges()) {
                for (; left == 0; left = chunks[chunk]) {
                    chunk++;
                    next = 0;
                }
                assertThat(range.chunk().files().get(0).name()).isEqualTo("chunk" + chunk);
                assertThat(range.first()).isEqualTo(next);
                next += range.rows();
                left -= range.rows();
                assertThat(range.endsChunk()).isEqualTo(left == 0);
            }
        }
        assertThat(sizes(groups).stream().mapToLong(Long::longValue).sum())
                .isEqualTo(LongStream.of(chunks).sum());
    }

    @Test
    void rangesAreInsideOfTheirChunk() {
        assertThatThrownBy(() -> new RowRange(chunk(0, 10), 5, 6)).hasMessage("6 rows from 5 of a chunk of 10");
    }
}
