package io.sparkpool.project;

import io.sparkpool.cli.Command;
import io.sparkpool.config.ConfigException;
import io.sparkpool.submit.Launch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Creates a project that depends on this one, with a job of its own. */
public final class NewCommand implements Command {
    private final Optional<Launch> launch;
    private final Map<String, String> environment;

    /**
     * Creates the command.
     *
     * @param launch how this process was started; empty if not by {@code submit.sh}
     */
    public NewCommand(Optional<Launch> launch, Map<String, String> environment) {
        this.launch = Objects.requireNonNull(launch, "launch is null");
        this.environment = Map.copyOf(environment);
    }

    @Override
    public String name() {
        return "new";
    }

    @Override
    public String help() {
        return NewArguments.help();
    }

    @Override
    public String run(List<String> words) {
        NewArguments arguments = NewArguments.parse(words);
        Optional<Engine> engine = engine(arguments);
        engine.ifPresent(found -> found.install(environment));
        String made = arguments.project().map(NewCommand::make).orElse("");
        return made + engine.map(NewCommand::installed).orElse("");
    }

    /** Returns the engine to install. What a project depends on was installed before it was built. */
    private Optional<Engine> engine(NewArguments arguments) {
        Launch start =
                launch.orElseThrow(() -> new ConfigException(List.of("new needs submit.sh; run ./submit.sh new DIR")));
        if (start.launcher().isEmpty()) {
            return Optional.of(Engine.of(start));
        }
        if (arguments.project().isEmpty()) {
            throw new ConfigException(
                    List.of("new: --install is for the directory of spark-pool, and this is a project; run it there"));
        }
        return Optional.empty();
    }

    private static String make(NewArguments.Project project) {
        project.directory().fill(project.names());
        Path path = project.directory().path();
        return """
                made %s, a project of %d files: the job %s, in the package %s
                run it:    %s
                test it:   mvn -f %s verify
                change it: %s
                """.formatted(
                        ShellWord.of(path),
                        Template.FILES.size(),
                        project.names().name(),
                        project.names().packageName(),
                        ShellWord.of(path.resolve("submit.sh")),
                        ShellWord.of(path.resolve("pom.xml")),
                        ShellWord.of(path.resolve(project.names().in(Template.FUNCTION))));
    }

    private static String installed(Engine engine) {
        return """
                spark-pool %s is in the local repository of Maven; for other machines, publish it to a repository of your team:
                %s
                """.formatted(engine.version(), engine.publication());
    }
}
