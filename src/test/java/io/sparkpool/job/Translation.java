package io.sparkpool.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An English page and its Spanish translation. The translation has the same sections with the same commands, blocks,
 * pictures and links. Under each heading it records the digest of the English section, so that a test finds sections that
 * have changed since.
 */
record Translation(Path english, Path spanish) {
    private static final Path SITE = Path.of("src/site/markdown");
    private static final Path ENGLISH_COURSE = SITE.resolve("course/en");
    private static final Path SPANISH_COURSE = SITE.resolve("course/es");
    private static final Path SPANISH_README = SITE.resolve("README.es.md");
    private static final Pattern LINK = Pattern.compile("(!?)\\[([^\\]]*)\\]\\(([^)]*)\\)");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*\\]\\([^)]*\\)");
    private static final Set<String> SAME_IN_BOTH = Set.of("console", "sh", "java", "properties", "python", "xml");

    Translation {
        Objects.requireNonNull(english, "english is null");
        Objects.requireNonNull(spanish, "spanish is null");
    }

    /** Finds all of them: those of the course, of which a page may be missing, and that of the README. */
    static List<Translation> all() {
        return Stream.concat(
                        Stream.of(new Translation(Page.README, SPANISH_README)),
                        Stream.concat(names(ENGLISH_COURSE), names(SPANISH_COURSE))
                                .distinct()
                                .sorted()
                                .map(name ->
                                        new Translation(ENGLISH_COURSE.resolve(name), SPANISH_COURSE.resolve(name))))
                .toList();
    }

    /** Returns whether a page is the Spanish one of two. */
    static boolean isSpanish(Path page) {
        return page.startsWith(SPANISH_COURSE) || page.equals(SPANISH_README);
    }

    private static Stream<String> names(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says where the two pages differ and what to do. */
    List<String> problems() {
        List<String> missing = Stream.of(english, spanish)
                .filter(Files::notExists)
                .map("%s is missing"::formatted)
                .toList();
        return missing.isEmpty() ? problems(Page.text(english), Page.text(spanish)) : missing;
    }

    /** Does the same for texts of the two pages. */
    List<String> problems(String englishText, String spanishText) {
        List<Section> from = Section.of(englishText);
        List<Section> to = Section.of(spanishText);
        if (!levels(from).equals(levels(to))) {
            return List.of("%s: headings of the levels %s, but those of %s have the levels %s"
                    .formatted(spanish, levels(to), english, levels(from)));
        }
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            for (String problem : sectionProblems(from.get(i), to.get(i))) {
                problems.add("%s, section '%s': %s".formatted(spanish, to.get(i).heading(), problem));
            }
        }
        return problems;
    }

    private List<String> sectionProblems(Section from, Section to) {
        List<String> problems = new ArrayList<>();
        if (to.source().filter(from.digest()::equals).isEmpty()) {
            problems.add("'%s' of %s has changed; translate the change, and write <!-- en: %s --> below the heading"
                    .formatted(from.heading(), english, from.digest()));
        }
        if (!blocks(from).equals(blocks(to))) {
            problems.add("other blocks of code than in English: %s, not %s".formatted(blocks(to), blocks(from)));
        }
        List<Path> pictures = pictures(english, from);
        if (!pictures.equals(pictures(spanish, to))) {
            problems.add("other pictures than in English: %s, not %s".formatted(pictures(spanish, to), pictures));
        }
        List<String> links = links(english, from).map(this::translated).sorted().toList();
        List<String> translated = links(spanish, to).sorted().toList();
        if (!links.equals(translated)) {
            problems.add("other links than in English: %s, not %s".formatted(translated, links));
        }
        texts(to)
                .filter(texts(from).collect(Collectors.toSet())::contains)
                .map("not translated: %s"::formatted)
                .forEach(problems::add);
        return problems;
    }

    private static List<Integer> levels(List<Section> sections) {
        return sections.stream().map(Section::level).toList();
    }

    /** Returns the blocks without what may have words of a language: other text, and what exercises say. */
    private List<String> blocks(Section section) {
        return Page.of(english, section.text()).blocks().stream()
                .map(block -> block.language() + "\n" + (SAME_IN_BOTH.contains(block.language()) ? code(block) : ""))
                .toList();
    }

    private static String code(Page.Block block) {
        return block.commands().stream().anyMatch(PageCommand::isOfExercises)
                ? block.commands().stream()
                        .map(command -> command.isOfExercises() ? command.line() : command.toString())
                        .collect(Collectors.joining("\n"))
                : block.text();
    }

    private static List<Path> pictures(Path page, Section section) {
        return references(section)
                .filter(link -> link.group(1).equals("!"))
                .map(link -> page.resolveSibling(link.group(3)).normalize())
                .toList();
    }

    /** Returns where the links lead, as addresses or as paths from the root of the project. */
    private static Stream<String> links(Path page, Section section) {
        return references(section)
                .filter(link -> link.group(1).isEmpty())
                .map(link -> link.group(3))
                .map(link -> link.startsWith("https://")
                        ? link
                        : link.startsWith("#")
                                ? page + link
                                : page.resolveSibling(link).normalize().toString());
    }

    /** Returns texts and words of pictures that a translation cannot have in common with the English page. */
    private static Stream<String> texts(Section section) {
        String text = PICTURE.matcher(Page.withoutBlocks(section.text())).replaceAll("");
        return Stream.concat(
                Stream.of(text.strip()).filter(words -> !words.isEmpty()),
                references(section).filter(link -> link.group(1).equals("!")).map(link -> link.group(2)));
    }

    private static Stream<MatchResult> references(Section section) {
        return LINK.matcher(Page.withoutBlocks(section.text())).results();
    }

    /** Returns what the Spanish page links instead: a Spanish page, if there is one, and its English page instead of itself. */
    private String translated(String link) {
        String[] parts = link.split("#", 2);
        if (parts[0].equals(spanish.toString())) {
            return english.toString();
        }
        return all().stream()
                .filter(other -> parts[0].equals(other.english.toString()) && Files.exists(other.spanish))
                .map(other -> parts.length == 1 ? other.spanish.toString() : other.anchorOf(parts[1]))
                .findFirst()
                .orElse(link);
    }

    /** Returns the anchor of the Spanish section for that of the English one. */
    private String anchorOf(String anchor) {
        List<Section> from = Section.of(Page.text(english));
        List<Section> to = Section.of(Page.text(spanish));
        return IntStream.range(0, Math.min(from.size(), to.size()))
                .filter(i -> from.get(i).anchor().equals(anchor))
                .mapToObj(i -> spanish + "#" + to.get(i).anchor())
                .findFirst()
                .orElse(spanish + "#" + anchor);
    }
}
