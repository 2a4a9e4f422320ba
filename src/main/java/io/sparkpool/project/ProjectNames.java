package io.sparkpool.project;

import io.sparkpool.config.Problems;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/**
 * The names of a project, which replace those of the template.
 *
 * @param packageName the package of its classes, which is the group of its Maven artifact as well
 * @param name the name of the job, of the jar and of the archive
 */
record ProjectNames(String packageName, String name) {
    static final String DEFAULT_PACKAGE = "my.jobs";

    private static final int MAX_LENGTH = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([._-][a-z0-9]+)*");
    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z0-9_.]+");
    private static final Pattern OTHERS_PACKAGE =
            Pattern.compile("(javax?|io\\.sparkpool|org\\.apache\\.spark)(\\..*)?");
    private static final Pattern OF_TEMPLATE = Pattern.compile("\\bmy([./])sample\\b|\\bsample\\b");

    /** Checks the name of a package. A problem with it is added to the others. */
    static void checkPackage(String packageName, Problems problems) {
        if (!PACKAGE.matcher(packageName).matches() || !SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
            problems.add("cannot use '%s' (--package): not the name of a package in Java; write for example my.jobs"
                    .formatted(packageName));
        } else if (OTHERS_PACKAGE.matcher(packageName).matches()) {
            problems.add("cannot use '%s' (--package): that package is not yours; write for example my.jobs"
                    .formatted(packageName));
        }
    }

    /** Checks the name of a job. A problem with it is added to the others. */
    static void checkName(String name, Problems problems) {
        if (!isName(name)) {
            problems.add(
                    "cannot use '%s' (--name): not a name; write lower-case letters and digits, and single dashes between them, such as daily-orders"
                            .formatted(name));
        }
    }

    private static boolean isName(String text) {
        return text.length() <= MAX_LENGTH && NAME.matcher(text).matches();
    }

    /** Returns the name of a job that is like the name of its directory; empty if there is none. */
    static Optional<String> nameOf(String directory) {
        return Optional.of(directory
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^[-0-9]+|-$", ""))
                .filter(ProjectNames::isName);
    }

    /** Returns a text or a path of the template with these names in place of those of the template. */
    String in(String text) {
        return OF_TEMPLATE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? name
                                : Map.of(".", packageName, "/", packageName.replace('.', '/'))
                                        .get(found.group(1))));
    }
}
