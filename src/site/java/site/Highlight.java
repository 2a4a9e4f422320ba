package site;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code in the colours of its language: comments, texts and the words of the language, by simple patterns. */
final class Highlight {
    private static final String TEXTS =
            "(?<text>\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+')";
    private static final Map<String, Pattern> LANGUAGES = Map.of(
            "java",
            Pattern.compile(
                    "(?<comment>//[^\\n]*|/\\*[\\s\\S]*?\\*/)|" + TEXTS + "|"
                            + words(
                                    "abstract assert boolean break byte case"
                                            + " catch char class continue default do double else enum extends false final finally float for if implements"
                                            + " import instanceof int interface long new null package permits private protected public record return"
                                            + " sealed static super switch synchronized this throw throws true try void volatile while yield")),
            "python",
            Pattern.compile("(?<comment>#[^\\n]*)|" + TEXTS + "|"
                    + words("and as assert break class continue def del elif else except"
                            + " False finally for from global if import in is lambda None nonlocal not or pass raise return True try"
                            + " while with yield")),
            "sh",
            Pattern.compile("(?m)(?<comment>(?:^|(?<=\\s))#[^\\n]*)|" + TEXTS + "|"
                    + words("do done elif else esac export fi for if in" + " then while")),
            "properties",
            Pattern.compile("(?m)^(?<comment>[ \\t]*#[^\\n]*)|(?<text>(?!))|^[ \\t]*(?<word>[^\\s=:#]+)"),
            "xml",
            Pattern.compile("(?<comment><!--[\\s\\S]*?-->)|(?<text>\"[^\"]*\")|(?<word></?[\\w:.-]+|/?>)"),
            "console",
            Pattern.compile("(?m)(?<comment>(?!))|(?<text>(?!))|^(?<word>\\$ (?:[^\\n]*\\\\\\n)*[^\\n]*)"));

    private Highlight() {}

    /** Returns the HTML of a block of code; of a language that is not known without colours. */
    static String block(String language, String code) {
        Pattern pattern = LANGUAGES.get(language);
        String html = pattern == null ? Html.escape(code) : colour(pattern, code);
        return "<pre class=\"" + Html.escape(language) + "\" tabindex=\"0\"><code>" + html + "</code></pre>";
    }

    private static String words(String list) {
        return "\\b(?<word>" + list.replace(' ', '|') + ")\\b";
    }

    private static String colour(Pattern pattern, String code) {
        StringBuilder html = new StringBuilder();
        Matcher matcher = pattern.matcher(code);
        int end = 0;
        while (matcher.find()) {
            html.append(Html.escape(code.substring(end, matcher.start())));
            html.append("<span class=\"%s\">%s</span>".formatted(kind(matcher), Html.escape(matcher.group())));
            end = matcher.end();
        }
        return html.append(Html.escape(code.substring(end))).toString();
    }

    private static String kind(Matcher matcher) {
        if (matcher.group("comment") != null) {
            return "comment";
        }
        return matcher.group("text") != null ? "string" : "word";
    }
}
