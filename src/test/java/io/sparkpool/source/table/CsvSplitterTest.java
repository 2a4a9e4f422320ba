package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.CharArrayReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CsvSplitterTest {
    @Test
    void aRecordThatIsTooLongIsNotCutOffUnlessItsQuoteIsOpen() throws IOException {
        char[] text = new char[CsvSplitter.MAX_CHARACTERS + 1];
        Arrays.fill(text, 'a');
        CsvSplitter unquoted = splitter(text);
        assertThatThrownBy(unquoted::next)
                .isInstanceOf(IOException.class)
                .hasMessage("a record has more than 67108864 characters; make several of it, or check"
                        + " 'spark.pool.input.option.lineSep'");
        text[0] = '"';
        CsvSplitter quoted = splitter(text);
        assertThat(quoted.next()).isTrue();
        assertThat(quoted.next()).isFalse();
    }

    private static CsvSplitter splitter(char[] text) throws IOException {
        return new CsvSplitter(
                new CharArrayReader(text), new CsvDialect(Map.of("multiLine", "true"), "UTC").forSpark());
    }
}
