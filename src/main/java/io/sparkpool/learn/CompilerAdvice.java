package io.sparkpool.learn;

import io.sparkpool.compile.CompilerMessage;
import io.sparkpool.message.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explains the first error of the compiler, which is usually the one that matters. */
final class CompilerAdvice {
    private static final Pattern SYMBOL = Pattern.compile("symbol: *(\\w+) (\\w+)");
    private static final Pattern CONVERTED = Pattern.compile("(\\S+) cannot be converted to (\\S+)");
    private static final Pattern LOSSY = Pattern.compile("lossy conversion from (\\S+) to (\\S+)");
    private static final Pattern EXCEPTION = Pattern.compile("unreported exception (\\S+);");
    private static final Pattern EXPECTED = Pattern.compile("(.*) expected");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w{2,}");

    /** Words that learners mistype, besides those in the file. */
    private static final Set<String> WORDS =
            Set.of("List", "Long", "Math", "String", "double", "long", "map", "mapReduce", "quarantine", "return");

    private final String source;
    private final Path file;

    CompilerAdvice(Path file, String source) {
        this.file = file;
        this.source = source;
    }

    /** Returns what the learner is told about the errors. */
    WrongAnswer explain(List<CompilerMessage> errors) {
        CompilerMessage error = errors.get(0);
        List<Message> messages = new ArrayList<>();
        messages.add(Message.code(error.withPlace()));
        messages.add(Message.code(error.marked()));
        messages.add(advice(error));
        if (errors.size() > 1) {
            messages.add(Message.of("compiler.more", errors.size() - 1));
        }
        return new WrongAnswer(messages);
    }

    private Message advice(CompilerMessage error) {
        String kind = error.code().replaceFirst("^compiler\\.err\\.", "");
        return switch (kind) {
            case "expected", "expected2", "expected3", "expected4" ->
                PythonHabits.syntax(error.sourceLine()).orElseGet(() -> expected(error.summary()));
            case "cant.resolve", "cant.resolve.args", "cant.resolve.location", "cant.resolve.location.args" ->
                symbol(error);
            case "missing.ret.stmt" -> Message.of("compiler.return");
            case "prob.found.req" -> incompatible(error.text());
            case "unreported.exception.need.to.catch.or.throw" ->
                Message.of("compiler.exception", group(EXCEPTION, error.text()).orElse("Exception"));
            case "class.public.should.be.in.file" -> Message.of("compiler.class", className());
            case "premature.eof" -> Message.of("compiler.brace");
            case "var.might.not.have.been.initialized" -> Message.of("compiler.initialized");
            case "unclosed.str.lit" -> Message.of("compiler.string");
            case "unclosed.char.lit", "empty.char.lit" -> Message.of("python.quotes");
            case "already.defined" -> Message.of("compiler.defined");
            case "cant.ref.non.effectively.final.var" -> Message.of("compiler.lambda");
            case "non-static.cant.be.ref" -> Message.of("compiler.static");
            case "int.number.too.large" -> Message.of("compiler.large");
            case "cant.apply.symbol", "cant.apply.symbols" -> Message.of("compiler.arguments");
            case "unreachable.stmt" -> Message.of("compiler.unreachable");
            case "not.stmt", "illegal.start.of.expr", "illegal.start.of.type", "illegal.start.of.stmt" ->
                PythonHabits.syntax(error.sourceLine()).orElseGet(() -> Message.of("compiler.syntax"));
            case "does.not.override.abstract" -> Message.of("compiler.abstract");
            case "doesnt.exist" -> Message.of("compiler.import");
            case "invalid.mref" -> Message.of("compiler.reference");
            case "illegal.char" ->
                Message.of(error.summary().contains("'#'") ? "python.comment" : "compiler.character");
            default -> Message.of("compiler.other");
        };
    }

    private Message expected(String summary) {
        String what = group(EXPECTED, summary).orElse("");
        return switch (what) {
            case "';'" -> Message.of("compiler.semicolon");
            case "')'", "')' or ','" -> Message.of("compiler.parenthesis");
            case "class, interface, enum, or record" -> Message.of("compiler.brace.early");
            default -> Message.of("compiler.expected", what);
        };
    }

    private Message symbol(CompilerMessage error) {
        Matcher symbol = SYMBOL.matcher(error.text());
        if (!symbol.find()) {
            return unknown("");
        }
        String name = symbol.group(2);
        if (name.equals(className())) {
            return Message.of("compiler.class", name);
        }
        return PythonHabits.name(symbol.group(1), name).orElseGet(() -> unknown(name));
    }

    private Message unknown(String name) {
        return meant(name)
                .map(other -> Message.of("compiler.symbol.near", name, other))
                .orElseGet(() -> Message.of("compiler.symbol", name));
    }

    /** Returns a name in the file that differs a little from an unknown one, at first one that begins with the same letter. */
    private Optional<String> meant(String name) {
        if (name.length() < 3) {
            return Optional.empty();
        }
        Set<String> known = new TreeSet<>(WORDS);
        NAME.matcher(JavaText.withoutComments(source))
                .results()
                .map(MatchResult::group)
                .forEach(known::add);
        known.remove(name);
        Set<String> alike = known.stream()
                .filter(other -> other.charAt(0) == name.charAt(0))
                .collect(Collectors.toCollection(TreeSet::new));
        return Nearest.closeTo(name, alike).or(() -> Nearest.closeTo(name, known));
    }

    private static Message incompatible(String text) {
        Matcher lossy = LOSSY.matcher(text);
        if (lossy.find()) {
            return Message.of("compiler.lossy", lossy.group(1), lossy.group(2));
        }
        Matcher converted = CONVERTED.matcher(text);
        if (!converted.find()) {
            return Message.of("compiler.incompatible.other");
        }
        boolean isQuoted =
                converted.group(1).equals("char") && converted.group(2).equals("String");
        return isQuoted
                ? Message.of("python.quotes")
                : Message.of("compiler.incompatible", converted.group(1), converted.group(2));
    }

    private String className() {
        return file.getFileName().toString().replaceFirst("\\.java$", "");
    }

    private static Optional<String> group(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).findFirst();
    }
}
