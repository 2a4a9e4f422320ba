package io.sparkpool.project;

import io.sparkpool.cli.Help;
import io.sparkpool.config.Problems;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * The arguments of {@code ./submit.sh new}.
 *
 * @param project the project to make; empty if spark-pool is to be installed only
 */
record NewArguments(Optional<Project> project) {
    private static final String PACKAGE = "package";
    private static final String NAME = "name";
    private static final String INSTALL = "install";

    /** A project to make. */
    record Project(ProjectDirectory directory, ProjectNames names) {}

    /** Returns the text that {@code --help} prints. */
    static String help() {
        return Help.text(
                "./submit.sh new DIR [OPTIONS]",
                "Makes a project with a job of its own, which depends on spark-pool: a function with its test, settings, a small table, and the build. Maven installs spark-pool in its local repository, if that has not been done.",
                options());
    }

    private static Options options() {
        return new Options()
                .addOption(Option.builder()
                        .longOpt(PACKAGE)
                        .hasArg()
                        .argName("NAME")
                        .desc("the package of its classes; %s if not given".formatted(ProjectNames.DEFAULT_PACKAGE))
                        .get())
                .addOption(Option.builder()
                        .longOpt(NAME)
                        .hasArg()
                        .argName("NAME")
                        .desc("the name of the job and of its jar; that of the directory if not given")
                        .get())
                .addOption(Option.builder()
                        .longOpt(INSTALL)
                        .desc("make no project, but install spark-pool for those that exist")
                        .get());
    }

    /** Reads the arguments. Mistakes in them are thrown. */
    static NewArguments parse(List<String> words) {
        Problems problems = new Problems();
        Optional<NewArguments> arguments = parse(words, problems);
        problems.throwIfAny();
        return arguments.orElseThrow();
    }

    private static Optional<NewArguments> parse(List<String> words, Problems problems) {
        try {
            CommandLine line = DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options(), words.toArray(String[]::new));
            List<String> directories = line.getArgList();
            boolean installs = line.hasOption(INSTALL);
            if (installs && (line.getOptions().length > 1 || !directories.isEmpty())) {
                problems.add("new: --install makes no project; leave out everything else");
            } else if (!installs
                    && (directories.size() != 1 || directories.get(0).isEmpty())) {
                problems.add(
                        directories.size() > 1
                                ? "unexpected argument '%s' (new): a project has one directory; put a path with blanks in quotes"
                                        .formatted(directories.get(1))
                                : "new: the directory is missing; give one, as in ./submit.sh new ../orders");
            }
            return Optional.of(new NewArguments(
                    installs || !problems.isEmpty() ? Optional.empty() : Optional.of(project(line, problems))));
        } catch (ParseException e) {
            problems.add("%s (new); see ./submit.sh new --help".formatted(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Project project(CommandLine line, Problems problems) {
        Path directory = Path.of(line.getArgList().get(0));
        String packageName = line.getOptionValue(PACKAGE, ProjectNames.DEFAULT_PACKAGE);
        ProjectNames.checkPackage(packageName, problems);
        ProjectDirectory place = new ProjectDirectory(directory);
        place.check(problems);
        return new Project(place, new ProjectNames(packageName, name(line, directory, problems)));
    }

    private static String name(CommandLine line, Path directory, Problems problems) {
        if (line.hasOption(NAME)) {
            String name = line.getOptionValue(NAME);
            ProjectNames.checkName(name, problems);
            return name;
        }
        Optional<String> name = Optional.ofNullable(
                        directory.toAbsolutePath().normalize().getFileName())
                .flatMap(last -> ProjectNames.nameOf(last.toString()));
        if (name.isEmpty()) {
            problems.add("new: the job cannot be named as its directory '%s'; give a name, such as --name orders"
                    .formatted(directory));
        }
        return name.orElse("");
    }
}
