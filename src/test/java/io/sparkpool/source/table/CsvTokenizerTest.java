package io.sparkpool.source.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.univocity.parsers.csv.CsvParser;
import io.sparkpool.row.InvalidRowException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTokenizerTest {
    private static final List<String> CHARACTERS = List.of("a", ",", ",", " ", "\t", "\\", "\0", "é", "😀", "'", "#");

    @Test
    void recordsWithoutQuotesAreCutAsSparksParserDoes() throws InvalidRowException {
        CsvDialect dialect = new CsvDialect(Map.of(), "UTC");
        CsvTokenizer tokenizer = new CsvTokenizer(dialect);
        CsvParser parser = new CsvParser(dialect.parserSettings());
        Random random = new Random(13);
        for (int i = 0; i < 2000; i++) {
            String record = "x" + text(random);
            assertThat(tokenizer.values(record)).as(record).isEqualTo(parser.parseLine(record));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sep       | ::  | a::\"b::c\"::d    | [a, b::c, d]",
                "quote     | '   | 'a,b',\"c\"       | [a,b, \"c\"]",
                "escape    | \"  | \"a\"\"b\",c      | [a\"b, c]",
                "nullValue | NA  | NA,\"\",a         | [NA, , a]",
                "emptyValue | -  | a,\"\",           | [a, -, null]",
                "ignoreLeadingWhiteSpace | true | a, b, \"c\" | [a, b, c]",
                "unescapedQuoteHandling | STOP_AT_DELIMITER | a,\"b\"c,d | [a, \"b\"c, d]",
            })
    void optionsMeanWhatTheyMeanToSpark(String option, String value, String record, String values)
            throws InvalidRowException {
        CsvTokenizer tokenizer = new CsvTokenizer(new CsvDialect(Map.of(option, value), "UTC"));
        assertThat(Arrays.asList(tokenizer.values(record))).hasToString(values);
    }

    @Test
    void aFailureDoesNotSpoilTheNextRecord() throws InvalidRowException {
        CsvTokenizer tokenizer = new CsvTokenizer(new CsvDialect(Map.of(), "UTC"));
        for (String record : List.of("a,\"b", "a,\"b\"c", "\"", "a,\"\"\"")) {
            assertThatThrownBy(() -> tokenizer.values(record)).isInstanceOf(InvalidRowException.class);
            assertThat(tokenizer.values("1,\"2\",3")).containsExactly("1", "2", "3");
        }
    }

    private static String text(Random random) {
        return Stream.generate(() -> CHARACTERS.get(random.nextInt(CHARACTERS.size())))
                .limit(random.nextInt(12))
                .collect(Collectors.joining());
    }
}
