package io.sparkpool.sink.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionFilesTest {
    @ParameterizedTest
    @CsvSource({"1024, 1, 64", "1024, 4, 16", "1024, 64, 4", "65536, 4, 100"})
    void openFilesShareTheMemoryOfTheProcess(long megabytes, int tasks, int files) {
        assertThat(PartitionFiles.maxOpen(megabytes << 20, tasks)).isEqualTo(files);
    }
}
