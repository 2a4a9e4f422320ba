package io.sparkpool.publish;

import io.sparkpool.Thorough;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed while they publish on a local disk. */
@Thorough
class KillTest {
    @TempDir
    Path directory;

    @Test
    void aTableAndAFileAreReplacedTogetherOrNotAtAll() throws Exception {
        kills().whileTheyReplace(12);
    }

    @Test
    void aNewTableIsThereAsAWholeOrNotAtAll() throws Exception {
        kills().whileTheyAdd(5);
    }

    @Test
    void aSignalLeavesNothingBehind() throws Exception {
        kills().bySignal(3);
    }

    @Test
    void onlyARunThatLivesHoldsTheTarget() throws Exception {
        kills().ofTheHolderOfALock();
    }

    private Kills kills() {
        return new Kills(new Configuration(), directory.toString());
    }
}
