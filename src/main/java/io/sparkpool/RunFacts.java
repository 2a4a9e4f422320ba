package io.sparkpool;

import io.sparkpool.config.Key;
import io.sparkpool.config.Redaction;
import io.sparkpool.config.SecretMask;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.file.InputFile;
import io.sparkpool.function.FunctionName;
import io.sparkpool.report.RunReport;
import io.sparkpool.sink.OutputKeys;
import io.sparkpool.source.InputKeys;
import io.sparkpool.source.SourceKind;
import io.sparkpool.submit.Launch;
import io.sparkpool.submit.Release;
import io.sparkpool.submit.UserCommand;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a run before it has begun. Secrets are masked.
 *
 * @param start when the run began
 * @param command the words of the command line
 * @param host the name of the machine
 * @param output where outputs go, without their digest
 */
record RunFacts(
        Instant start,
        List<String> command,
        String host,
        RunReport.Versions versions,
        RunReport.Machine machine,
        List<RunReport.SettingValue> settings,
        RunReport.Function function,
        RunReport.Input input,
        RunReport.Output output) {
    private static final int MAX_LISTED_FILES = 1_000;

    /** Finds everything, which takes some time: files are read, and the name of the machine is looked up. */
    static RunFacts find(JobPlan plan, RunStart start) {
        Settings settings = plan.config().settings();
        Redaction redaction = plan.config().redaction();
        SecretMask secrets = SecretMask.of(plan.config());
        Optional<Path> jar = CodeSource.jarOf(Main.class);
        return new RunFacts(
                start.time().get(),
                secrets.words(UserCommand.find(System.getProperties()).orElse(List.of())),
                hostName(),
                new RunReport.Versions(
                        Release.version().orElse("not packaged"),
                        jar.map(Path::toString),
                        jar.flatMap(RunFacts::ownSha256),
                        org.apache.spark.package$.MODULE$.SPARK_VERSION(),
                        Runtime.version().toString(),
                        "%s %s, %s"
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.version"),
                                        System.getProperty("os.arch"))),
                machine(settings.find(Key.MASTER.key())
                        .map(master -> shown(master, redaction, secrets))
                        .orElse("")),
                settings.all().stream()
                        .map(setting -> new RunReport.SettingValue(
                                setting.key(), shown(setting, redaction, secrets), setting.origin()))
                        .toList(),
                function(plan.job().mapping().given(), jar, secrets),
                input(plan, secrets),
                new RunReport.Output(
                        settings.get(OutputKeys.KIND),
                        plan.job().sink().path().map(path -> shown(path, OutputKeys.PATH, plan, secrets)),
                        plan.job()
                                .errors()
                                .quarantine()
                                .map(quarantine -> shown(quarantine.file(), redaction, secrets)),
                        Optional.empty()));
    }

    /** The jar that {@code submit.sh} has built is in a directory for what is built. */
    private static Optional<String> ownSha256(Path jar) {
        return Launch.runs(System.getProperties()).isPresent()
                ? CodeSource.rememberedSha256(jar)
                : CodeSource.sha256(jar);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static RunReport.Machine machine(String master) {
        Optional<Long> memory = Optional.empty();
        if (ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system) { // as in every Java that Spark runs on
            memory = Optional.of(system.getTotalMemorySize());
        }
        Runtime java = Runtime.getRuntime();
        return new RunReport.Machine(java.availableProcessors(), memory, java.maxMemory(), master);
    }

    private static RunReport.Function function(Object function, Optional<Path> ours, SecretMask secrets) {
        Optional<Path> jar = CodeSource.jarOf(function.getClass())
                .filter(file -> !Optional.of(file).equals(ours));
        return new RunReport.Function(
                secrets.text(FunctionName.of(function)), jar.map(Path::toString), jar.flatMap(CodeSource::sha256));
    }

    private static RunReport.Input input(JobPlan plan, SecretMask secrets) {
        Settings settings = plan.config().settings();
        SourceKind kind = SourceKind.of(settings);
        boolean hasPath = kind != SourceKind.RANGE && kind != SourceKind.GRID;
        List<InputFile> files = plan.job().source().files();
        return new RunReport.Input(
                settings.get(InputKeys.KIND),
                settings.find(InputKeys.PATH)
                        .filter(path -> hasPath)
                        .map(path -> shown(path, InputKeys.PATH, plan, secrets)),
                Optional.empty(),
                files.isEmpty() ? Optional.empty() : Optional.of((long) files.size()),
                files.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                files.stream().mapToLong(InputFile::length).sum()),
                files.stream()
                        .limit(MAX_LISTED_FILES)
                        .map(file -> new RunReport.InputFile(
                                secrets.text(file.path()), file.length(), file.modificationTime()))
                        .toList());
    }

    /** Returns a path, or the mask if the setting that names it is a secret. */
    private static String shown(String path, Key<?> key, JobPlan plan, SecretMask secrets) {
        Optional<Setting> setting = plan.config().settings().find(key.key());
        return setting.map(plan.config().redaction()::shown)
                .filter(Redaction.MASK::equals)
                .orElse(secrets.text(path));
    }

    /** Returns the value of a setting, without secrets of other settings that are in it. */
    private static String shown(Setting setting, Redaction redaction, SecretMask secrets) {
        return secrets.text(redaction.shown(setting));
    }
}
