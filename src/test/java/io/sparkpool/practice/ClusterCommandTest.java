package io.sparkpool.practice;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClusterCommandTest {
    @Test
    void thePracticeClusterNeedsTheScript() {
        assertThatThrownBy(() -> new ClusterCommand(Optional.empty(), List.of()).run(List.of("status")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("the practice cluster needs submit.sh; run ./submit.sh cluster status");
    }
}
