package site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search in a browser that reads the site from files; skipped where there is no Chromium. */
@EnabledIf(value = "hasBrowser", disabledReason = "there is no chromium on the PATH")
class BrowserTest {
    private static final String BROWSER = "chromium";

    @TempDir
    static Path directory;

    static boolean hasBrowser() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, BROWSER)));
    }

    @BeforeAll
    static void render() throws IOException {
        Site.main(new String[] {".", directory.resolve("site").toString()});
    }

    @ParameterizedTest
    @CsvSource({
        "index.html#q=chunks waves, how-it-works.html?q=chunks%20waves#chunks-and-waves",
        "settings.html#q=SPARK.POOL.CHUNKSIZE, settings.html?q=spark.pool.chunksize#keys",
        "course/en/index.html#q=chunks waves, how-it-works.html?q=chunks%20waves#chunks-and-waves",
        "index.es.html#q=leccion, course/es/",
        "index.es.html#q=LECCIÓN, course/es/",
        "index.html#q=xyzzy, index.es.html#q=xyzzy",
    })
    void searchesFromFilesAndWithoutAccents(String address, String found) throws IOException, InterruptedException {
        assertThat(dump(address)).containsPattern("<div id=\"found\"[^>]*>.*<a href=\"[^\"]*" + Pattern.quote(found));
    }

    @ParameterizedTest
    @CsvSource({"how-it-works.html?q=wave, <mark>wave</mark>"})
    void marksWhatWasSearchedFor(String address, String marked) throws IOException, InterruptedException {
        assertThat(dump(address)).contains(marked);
    }

    private static String dump(String address) throws IOException, InterruptedException {
        String[] parts = address.split("(?=[#?])", 2);
        String url = directory.resolve("site").resolve(parts[0]).toUri()
                + (parts.length == 2 ? parts[1].replace(" ", "%20") : "");
        Process browser = new ProcessBuilder(List.of(
                        BROWSER,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--user-data-dir=" + directory.resolve("profile"),
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        url))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String html = new String(browser.getInputStream().readAllBytes(), UTF_8);
        assertThat(browser.waitFor()).isZero();
        return html;
    }
}
