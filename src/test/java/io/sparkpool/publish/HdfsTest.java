package io.sparkpool.publish;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Publishing on a real HDFS, in this process and in others that are killed. */
@Thorough
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HdfsTest {
    private final Configuration hadoop = new Configuration();
    private MiniDFSCluster cluster;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        Configuration settings = new Configuration();
        settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, directory.toString());
        cluster = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void aTableAndAFileAreReplacedTogetherOrNotAtAll(TestInfo test) throws Exception {
        kills(test).whileTheyReplace(5);
    }

    @Test
    void aNewTableIsThereAsAWholeOrNotAtAll(TestInfo test) throws Exception {
        kills(test).whileTheyAdd(2);
    }

    @Test
    void onlyARunThatLivesHoldsTheTarget(TestInfo test) throws Exception {
        kills(test).ofTheHolderOfALock();
    }

    private Kills kills(TestInfo test) throws IOException {
        org.apache.hadoop.fs.Path directory = cluster.getFileSystem()
                .makeQualified(new org.apache.hadoop.fs.Path(
                        "/" + test.getTestMethod().orElseThrow().getName()));
        cluster.getFileSystem().mkdirs(directory);
        return new Kills(hadoop, directory.toString());
    }
}
