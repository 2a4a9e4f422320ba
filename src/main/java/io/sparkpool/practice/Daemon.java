package io.sparkpool.practice;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running process of a practice cluster: its master or a worker. The first option of its command line identifies it,
 * so that it is found even if the cluster's directory is gone, and no other process is mistaken for it.
 *
 * @param name {@code master}, {@code worker-1} and so on
 * @param port the port of its web page
 */
record Daemon(String name, ProcessHandle process, int port) {
    static final String MASTER = "master";

    private static final String OPTION = "-Dspark.pool.cluster=";

    /** The option with the port of its web page. */
    static final String WEB_PORT = "--webui-port";

    private static final String RPC_PORT = "--port";
    private static final Duration MAX_END = Duration.ofSeconds(10);

    /** Returns the option that identifies a process. */
    static String option(Path directory, String name) {
        return OPTION + directory.resolve(name);
    }

    /** Returns the running processes of a cluster, in the order of their names, the master first. */
    static List<Daemon> of(Path directory) {
        return ProcessHandle.allProcesses()
                .flatMap(process -> of(directory, process).stream())
                .sorted(Comparator.comparing((Daemon daemon) -> !daemon.isMaster())
                        .thenComparing(daemon -> daemon.name().length())
                        .thenComparing(Daemon::name))
                .toList();
    }

    private static Optional<Daemon> of(Path directory, ProcessHandle process) {
        String prefix = option(directory, "") + "/";
        Optional<String> user = ProcessHandle.current().info().user();
        return Optional.of(process.info())
                .filter(info -> info.user().equals(user)) // others may use the same directory
                .flatMap(ProcessHandle.Info::arguments)
                .map(List::of)
                .filter(words -> !words.isEmpty() && words.get(0).startsWith(prefix))
                .map(words -> new Daemon(
                        words.get(0).substring(prefix.length()), process, Integer.parseInt(after(WEB_PORT, words))));
    }

    boolean isMaster() {
        return name.equals(MASTER);
    }

    /** Returns the port at which the master takes messages, if it runs. */
    static Optional<Integer> messagePort(List<Daemon> daemons) {
        return daemons.stream()
                .filter(Daemon::isMaster)
                .map(master -> Integer.parseInt(after(
                        RPC_PORT, List.of(master.process().info().arguments().orElseThrow()))))
                .findFirst();
    }

    String webPage() {
        return "http://%s:%d".formatted(DaemonLauncher.ADDRESS, port);
    }

    /** Ends processes and their descendants, all at once; forcibly if they do not end when asked. */
    static void end(List<Daemon> daemons) {
        List<ProcessHandle> all = daemons.stream()
                .flatMap(daemon -> Stream.concat(Stream.of(daemon.process), daemon.process.descendants()))
                .toList();
        daemons.forEach(daemon -> daemon.process.destroy()); // a worker ends its executors and drivers itself
        await(all);
        all.forEach(ProcessHandle::destroyForcibly);
        await(all);
    }

    private static void await(List<ProcessHandle> processes) {
        CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                .completeOnTimeout(null, MAX_END.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    private static String after(String option, List<String> words) {
        return words.get(words.indexOf(option) + 1);
    }
}
