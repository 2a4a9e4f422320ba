package io.sparkpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

class WarningPatternTest {
    @Test
    void controlCharactersOfAWarningDoNotReachTheTerminal() throws IOException {
        Properties logging = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("conf/log4j2.properties"))) {
            logging.load(reader);
        }
        PatternLayout layout = PatternLayout.newBuilder()
                .withPattern(logging.getProperty("appender.user.layout.pattern"))
                .build();
        Log4jLogEvent warning = Log4jLogEvent.newBuilder()
                .setMessage(new SimpleMessage("\u00e9\u65e5 {x} \u001b[31m\n\u009b\u202e\u2028"))
                .build();
        assertThat(layout.toSerializable(warning)).isEqualTo("spark-pool: \u00e9\u65e5 {x} ?[31m????%n".formatted());
    }
}
