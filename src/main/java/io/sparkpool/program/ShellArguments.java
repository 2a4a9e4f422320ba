package io.sparkpool.program;

import io.sparkpool.config.Master;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.message.OneLine;
import io.sparkpool.submit.Submission;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of the command {@code shell}.
 *
 * @param master the local master that the pool starts on
 */
record ShellArguments(Setting master) {
    private static final Setting ALL_CORES = new Setting(Master.KEY, "local[*]", Setting.DEFAULT);
    private static final String CORES = "--cores=";
    private static final String ELSEWHERE =
            "what is typed into the shell exists only in its process, so its pool is on this machine; write a program, and run it there: ./submit.sh run FILE.java -- --master ";

    /** Reads the arguments. Mistakes in them are added to the problems. */
    static ShellArguments parse(List<String> words, Map<String, String> environment, Problems problems) {
        Submission.ofEnvironment(environment).stream()
                .filter(setting -> setting.key().equals(Master.KEY) && !Master.isLocal(setting.value()))
                .forEach(master -> problems.add("use", master, ELSEWHERE + master.value()));
        if (words.contains("--")) {
            problems.add("shell takes no options of spark-submit: " + ELSEWHERE + "spark://HOST:PORT");
            return new ShellArguments(ALL_CORES);
        }
        Optional<String> cores = cores(words);
        if (!words.isEmpty() && cores.isEmpty()) {
            problems.add("cannot use '%s' (shell): it takes one option, as in ./submit.sh shell --cores 2"
                    .formatted(OneLine.of(String.join(" ", words))));
        }
        return new ShellArguments(cores.map(number -> Master.withCores(number, Optional.of(ALL_CORES), problems))
                .orElse(ALL_CORES));
    }

    private static Optional<String> cores(List<String> words) {
        if (words.size() == 2 && List.of("--cores", "-n").contains(words.get(0))) {
            return Optional.of(words.get(1));
        }
        return words.size() == 1 && words.get(0).startsWith(CORES)
                ? Optional.of(words.get(0).substring(CORES.length()))
                : Optional.empty();
    }
}
