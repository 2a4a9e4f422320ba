package io.sparkpool.job;

import static io.sparkpool.job.Submission.submit;
import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ports of a running job, read from Linux's /proc. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows a process's sockets as files")
@Thorough
class PortsIT {
    private static final String LISTENING = "0A";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void noPortIsOpenToTheNetwork(String webPage) throws IOException, InterruptedException {
        Process process = submit(
                        "--range", "0:100000000000", "--output-format", "lines", "-D", "spark.ui.enabled=" + webPage)
                .start(directory.resolve("err.txt"));
        try {
            process.getInputStream().readNBytes(4);
            List<String> addresses = listeningAddresses(process.pid());
            assertThat(addresses).hasSizeGreaterThan(webPage.equals("true") ? 2 : 0);
            assertThat(addresses).allMatch(PortsIT::isLoopback);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    static List<String> listeningAddresses(long pid) throws IOException {
        Set<String> own = sockets(pid);
        try (Stream<String> tcp = Files.lines(Path.of("/proc/net/tcp"));
                Stream<String> tcp6 = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(tcp, tcp6)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[3].equals(LISTENING) && own.contains("socket:[" + columns[9] + "]"))
                    .map(columns -> columns[1].split(":")[0])
                    .toList();
        }
    }

    private static Set<String> sockets(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.map(PortsIT::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    /** Returns whether this is 127.0.0.1 as the kernel writes it, alone or in an IPv6 address, or ::1. */
    static boolean isLoopback(String address) {
        return address.equals("0100007F")
                || address.equals("0000000000000000FFFF00000100007F")
                || address.equals("00000000000000000000000001000000");
    }
}
