package io.sparkpool.submit;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command line, split at {@code --}.
 *
 * @param job the job's arguments
 * @param sparkSubmit the options of spark-submit, which follow {@code --}
 */
public record JobWords(List<String> job, List<String> sparkSubmit) {
    private static final String CONFIG = "--config";
    private static final String CONFIG_LETTER = "-c";
    private static final String DEFINE = "-D";

    /** Copies the lists. */
    public JobWords {
        job = List.copyOf(job);
        sparkSubmit = List.copyOf(sparkSubmit);
    }

    /** Splits a command line at the first {@code --}. */
    public static JobWords split(List<String> words) {
        int dashes = words.indexOf("--");
        return dashes < 0
                ? new JobWords(words, List.of())
                : new JobWords(words.subList(0, dashes), words.subList(dashes + 1, words.size()));
    }

    /** Returns the words, with an option for a properties file if they name none. */
    public JobWords withConfig(String file) {
        if (!configs().isEmpty()) {
            return this;
        }
        List<String> words = new ArrayList<>(List.of(CONFIG, file));
        words.addAll(job);
        return new JobWords(words, sparkSubmit);
    }

    /** Returns the properties files that the words name, lowest first. */
    List<String> configs() {
        List<String> files = new ArrayList<>();
        for (int at = 0; at < job.size(); at++) {
            String word = job.get(at);
            if (isConfigOption(word) && at + 1 < job.size()) {
                at++;
                files.add(job.get(at));
            } else if (namesConfig(word)) {
                files.add(word.replaceFirst("(?s)^(--config=|-c=?)", ""));
            }
        }
        return files;
    }

    /**
     * Returns the job's arguments for a driver on a cluster. They name no properties file, as the settings are
     * submitted with the job. Each {@code -D} and its definition are joined to one word, as Spark masks secrets only
     * there in the commands that its workers log.
     */
    List<String> forCluster() {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < job.size(); at++) {
            String word = job.get(at);
            boolean valueFollows = at + 1 < job.size();
            if (word.equals(DEFINE) && valueFollows) {
                at++;
                words.add(DEFINE + job.get(at));
            } else if (!namesConfig(word)) {
                words.add(word);
            } else if (isConfigOption(word)) {
                at++;
            }
        }
        return words;
    }

    /** Returns whether the next word is the name of a file. */
    private static boolean isConfigOption(String word) {
        return word.equals(CONFIG) || word.equals(CONFIG_LETTER);
    }

    private static boolean namesConfig(String word) {
        return isConfigOption(word)
                || word.startsWith(CONFIG + "=")
                || (word.startsWith(CONFIG_LETTER) && !word.startsWith("--"));
    }
}
