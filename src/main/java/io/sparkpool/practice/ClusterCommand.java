package io.sparkpool.practice;

import io.sparkpool.cli.Command;
import io.sparkpool.config.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts, shows and stops the practice cluster. */
public final class ClusterCommand implements Command {
    private final Optional<Path> directory;
    private final List<Path> jars;

    /**
     * Creates the command.
     *
     * @param directory the directory of the cluster; empty if {@code submit.sh} has not started this process
     * @param jars Spark's jars
     */
    public ClusterCommand(Optional<Path> directory, List<Path> jars) {
        this.directory = directory;
        this.jars = List.copyOf(jars);
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public String help() {
        return ClusterArguments.help();
    }

    @Override
    public String run(List<String> words) {
        Problems problems = new Problems();
        Optional<ClusterArguments> arguments = ClusterArguments.parse(words, problems);
        if (directory.isEmpty()) {
            problems.add("the practice cluster needs submit.sh; run ./submit.sh cluster " + String.join(" ", words));
        }
        problems.throwIfAny();
        return run(arguments.orElseThrow(), new PracticeCluster(realPath(directory.orElseThrow())));
    }

    /** Returns the one real path of the directory, as the processes of the cluster are found by it. */
    private static Path realPath(Path directory) {
        Path absolute = directory.toAbsolutePath();
        try {
            return absolute.getParent().toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(ClusterArguments arguments, PracticeCluster cluster) {
        return switch (arguments.action()) {
            case START -> start(arguments.size(), cluster);
            case STATUS -> cluster.status().orElse("no cluster runs; start one: ./submit.sh cluster start\n");
            case STOP -> {
                int stopped = cluster.stop();
                yield stopped == 0 ? "no cluster runs\n" : "stopped %d processes\n".formatted(stopped);
            }
        };
    }

    private String start(ClusterSize size, PracticeCluster cluster) {
        PracticeCluster.Running running = cluster.start(size, jars);
        return """
                %suse it:  ./submit.sh -- --master %s
                stop it: ./submit.sh cluster stop
                """.formatted(running.status(), running.master());
    }
}
