package io.sparkpool.source.table;

import io.sparkpool.config.AllKeys;
import io.sparkpool.config.JobConfig;
import io.sparkpool.config.JobContext;
import io.sparkpool.config.ProblemMessages;
import io.sparkpool.config.Problems;
import io.sparkpool.config.Setting;
import io.sparkpool.config.Settings;
import io.sparkpool.function.Identity;
import io.sparkpool.pool.ErrorPolicy;
import io.sparkpool.pool.FailedInput;
import io.sparkpool.pool.Inputs;
import io.sparkpool.pool.Pool;
import io.sparkpool.source.Source;
import io.sparkpool.source.Wanted;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Opens tables as the job does. */
final class Tables {
    private static final Configuration HADOOP = new Configuration();
    private static final String KEY = "spark.pool.input";

    private final List<Setting> settings = new ArrayList<>();
    private Wanted wanted = new Wanted(Object.class, "my.Function", Optional.empty());

    private Tables() {}

    static Tables of(String format) {
        return new Tables().with("", format);
    }

    static Tables of(String format, Path path) {
        return of(format).with(".path", path.toString());
    }

    /** Sets {@code spark.pool.input} and what follows, such as {@code .option.sep}. */
    Tables with(String key, String value) {
        settings.add(new Setting(KEY + key, value, "-D"));
        return this;
    }

    /** Sets a property of Spark. */
    Tables withSpark(String key, String value) {
        settings.add(new Setting(key, value, "-D"));
        return this;
    }

    Tables wanting(Type type) {
        wanted = new Wanted(type, "my.Function", Optional.empty());
        return this;
    }

    Tables wantingRowsToo(Type type) {
        wanted = new Wanted(type, "my.Function", Optional.of("added"));
        return this;
    }

    List<String> problems() {
        Problems problems = new Problems();
        open(problems);
        return ProblemMessages.of(problems);
    }

    Source open() {
        Problems problems = new Problems();
        Source source = open(problems);
        problems.throwIfAny();
        return source;
    }

    @SuppressWarnings("unchecked")
    Inputs<Object> inputs() {
        return (Inputs<Object>) open().inputs();
    }

    List<Object> read(Pool pool) {
        return pool.map(new Identity(), inputs());
    }

    /** Returns the inputs that failed, with what their texts and errors are. */
    List<FailedInput> failed(Pool pool) {
        List<FailedInput> failed = new ArrayList<>();
        pool.withErrorPolicy(ErrorPolicy.quarantine(failed::add)).map(new Identity(), inputs());
        return failed;
    }

    private Source open(Problems problems) {
        Settings checked = JobConfig.check(settings, AllKeys.KEYS, problems).settings();
        return TableSource.of(new JobContext(checked, () -> HADOOP, (path, hadoop, found) -> true, problems), wanted);
    }
}
