package io.sparkpool.spark;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.DefaultConfiguration;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;
import org.slf4j.LoggerFactory;

/**
 * Keeps Spark quiet in a program that does not configure Log4j: only Spark's errors and the warnings of pools are
 * shown, while Spark by default would log every step to standard error. Does not replace a configuration that Log4j
 * finds, such as {@code log4j2.xml} on the class path, nor Spark's log in a program that spark-submit has started.
 */
public final class LogDefaults {
    private static final String SPARK_DEFAULTS = "log4j2-defaults.properties";
    private static final String SLF4J_BINDING = "org.apache.logging.slf4j.Log4jLoggerFactory";

    private LogDefaults() {}

    /** Configures Log4j, unless the program has done so or logs with another library. */
    public static void apply() {
        if (LoggerFactory.getILoggerFactory().getClass().getName().equals(SLF4J_BINDING)
                && LogManager.getContext(false) instanceof LoggerContext context
                && isDefault(context.getConfiguration())
                && System.getProperty("spark.submit.deployMode") == null) {
            context.reconfigure(configuration());
            StopNotice.register(); // a program that configures its log says itself how it ends
        }
    }

    /**
     * Returns whether the program left the log to Log4j, or to Spark, which configures it in {@code new SparkConf()}.
     */
    private static boolean isDefault(Configuration configuration) {
        String location = configuration.getConfigurationSource().getLocation();
        return configuration instanceof DefaultConfiguration || location != null && location.endsWith(SPARK_DEFAULTS);
    }

    /**
     * Does not set the root's level to ERROR: Spark would take that for Log4j's default and replace the configuration.
     */
    private static BuiltConfiguration configuration() {
        ConfigurationBuilder<BuiltConfiguration> log = ConfigurationBuilderFactory.newConfigurationBuilder();
        return log.setStatusLevel(Level.OFF)
                .add(console(log, "errors", "%d{HH:mm:ss} %p %c{1}: %m%n%ex"))
                .add(console(log, "warnings", "spark-pool: %m%n"))
                .add(log.newLogger("io.sparkpool", Level.WARN)
                        .add(log.newAppenderRef("warnings"))
                        .addAttribute("additivity", false))
                .add(log.newRootLogger(Level.WARN)
                        .add(log.newAppenderRef("errors").addAttribute("level", Level.ERROR)))
                .build(false);
    }

    private static AppenderComponentBuilder console(
            ConfigurationBuilder<BuiltConfiguration> log, String name, String pattern) {
        return log.newAppender(name, "Console")
                .addAttribute("target", ConsoleAppender.Target.SYSTEM_ERR)
                .add(log.newLayout("PatternLayout").addAttribute("pattern", pattern));
    }
}
