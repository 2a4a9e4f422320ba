package io.sparkpool.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sparkpool.report.RecordCopy;
import io.sparkpool.report.RunReport;
import io.sparkpool.report.RunReport.Status;
import io.sparkpool.report.SampleReport;
import io.sparkpool.report.SyntheticRun;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class RunPageTest {
    private static final String HOSTILE =
            "<script>alert(1)</script>]]>--></style>'\"&amp;\u202egnp.exe\ud800\0\n\ufffe 東京 עברית 😀";
    private static final int MAX_CHARACTERS = 1_500_000;

    static Stream<Arguments> runs() {
        return Stream.of(
                Arguments.of("one chunk", new SyntheticRun(1, 1).report()),
                Arguments.of("no input", new SyntheticRun(4, 0).report()),
                Arguments.of("not ended", new SyntheticRun(4, 0).started()),
                Arguments.of(
                        "the lesson",
                        new SyntheticRun(4, 16).chunkSeconds(0.006).report()),
                Arguments.of(
                        "failed",
                        new SyntheticRun(4, 100)
                                .failEvery(9)
                                .status(Status.FAILED)
                                .report()),
                Arguments.of(
                        "interrupted",
                        new SyntheticRun(2, 9).status(Status.INTERRUPTED).report()),
                Arguments.of(
                        "a lost executor",
                        new SyntheticRun(12, 400).executors(3).report()),
                Arguments.of(
                        "64 lanes of bars",
                        new SyntheticRun(64, 2_000).failEvery(7).report()),
                Arguments.of(
                        "more chunks than bars",
                        new SyntheticRun(8, 5_000).failEvery(700).report()),
                Arguments.of(
                        "more chunks than rows",
                        new SyntheticRun(64, 100_000).failEvery(3_000).report()),
                Arguments.of(
                        "more files than are listed",
                        new SyntheticRun(2, 10).fileTasks(1_500).report()),
                Arguments.of("more cores than lanes", new SyntheticRun(300, 10_500).report()),
                Arguments.of(
                        "hostile",
                        new SyntheticRun(2, 20)
                                .hostile(HOSTILE)
                                .failEvery(4)
                                .executors(2)
                                .report()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void aPageIsWellFormedAndComplete(String name, RunReport report) throws Exception {
        String html = RunPage.html(report);
        Document page = parse(html);

        assertThat(html.length()).isLessThan(MAX_CHARACTERS);
        assertThat(elements(page, "script", "iframe", "img", "link", "object", "embed", "form"))
                .isEmpty();
        assertThat(attributes(page))
                .doesNotContain("href", "src", "style")
                .noneMatch(attribute -> attribute.startsWith("on"));
        assertThat(charts(page)).allSatisfy(RunPageTest::isDescribed).allSatisfy(RunPageTest::hasATable);
    }

    @Test
    void hostileTextsAreShownAsTheyAre() throws Exception {
        Document page = parse(RunPage.html(new SyntheticRun(2, 20)
                .hostile(HOSTILE)
                .failEvery(4)
                .status(Status.FAILED)
                .report()));

        assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
                .isEqualTo(
                        "my.Price<script>alert(1)</script>]]>--></style>'\"&amp;\\u202egnp.exe\\ud800\\u0000\\n\\ufffe"
                                + " 東京 עברית 😀 ✕ failed");
        assertThat(page.getElementsByTagName("title").item(0).getTextContent())
                .startsWith("my.Price<script>alert(1)</script>]]>")
                .endsWith(": failed, 2026-03-14 09:26:53 UTC");
    }

    @Test
    void theTopSaysWhatWasRunAndHowItEnded() throws Exception {
        Document page = parse(RunPage.html(new SyntheticRun(4, 100)
                .failEvery(20)
                .advice("--chunk-size 16", "the last chunk ran alone for 3.2 s")
                .report()));

        assertThat(page.getElementsByTagName("header").item(0).getTextContent().strip())
                .isEqualTo("20260314-092653-pricemy.Price ✓ done2026-03-14 09:26:53 to 09:27:05 UTC · local[4]"
                        + " · workstation · exit code 0");
        assertThat(page.getElementsByTagName("dl").item(0).getTextContent())
                .contains("Inputs6,400", "Outputs6,395", "Failed5after 10 retries", "Chunks100in 7 waves");
        assertThat(page.getElementsByTagName("li").item(0).getTextContent())
                .isEqualTo("--chunk-size 16 the last chunk ran alone for 3.2 s");
    }

    /** The counts are in intervals, the last one of which ends after the map. */
    @Test
    void theAverageThroughputIsThatOfTheMap() {
        RunReport report = RecordCopy.with(SampleReport.done(30), "seconds.map", Optional.of(40.0));
        assertThat(RunPage.html(RecordCopy.with(
                        report,
                        "throughput",
                        Optional.of(new RunReport.Throughput(30, List.of(200L, 100L), List.of(200L, 100L))))))
                .contains("300 inputs completed and 300 delivered in 40.0 s, on average 7.50 per second.");
    }

    @Test
    void aRunThatHasNotEndedSaysHowToTellWhetherItWasKilled() throws Exception {
        Document page = parse(RunPage.html(new SyntheticRun(4, 0).started()));

        assertThat(page.getElementsByTagName("main").item(0).getTextContent())
                .contains("The page was written while process 4242 on workstation was running. If that process is gone,"
                        + " the run was killed.");
        assertThat(page.getElementsByTagName("main").item(0).getTextContent())
                .contains("Counts and times are not known, as the run has not reported its end.")
                .doesNotContain("Outputs0");
        assertThat(headings(page)).doesNotContain("Timeline", "Throughput", "Times of chunks");
    }

    @Test
    void failingInputsComeBeforeTheCharts() throws Exception {
        assertThat(headings(parse(
                        RunPage.html(new SyntheticRun(4, 100).failEvery(20).report()))))
                .containsSubsequence("Failing inputs", "Timeline", "Slowest chunks");
    }

    @Test
    void eachChunkIsABarThatSaysWhatItWas() throws Exception {
        List<Element> bars = new ArrayList<>();
        Document page =
                parse(RunPage.html(new SyntheticRun(4, 100).failEvery(20).report()));
        for (Element bar : elements(page, "rect")) {
            if (List.of("c-even", "c-odd", "c-failed", "c-later").contains(bar.getAttribute("class"))
                    && bar.getTextContent().startsWith("chunk ")) {
                bars.add(bar);
            }
        }

        assertThat(bars).hasSize(100);
        assertThat(bars)
                .filteredOn(bar -> bar.getAttribute("class").equals("c-failed"))
                .hasSize(5);
        assertThat(bars)
                .anySatisfy(bar -> assertThat(bar.getTextContent())
                        .matches("chunk 19 of wave 1, inputs 1,216–1,279: [0-9.]+ m?s, 1 failed"));
    }

    @Test
    void tasksThatWriteFilesAreBarsOfTheirOwn() throws Exception {
        Document page = parse(RunPage.html(
                new SyntheticRun(2, 10).chunkSeconds(0.25).fileTasks(3).report()));

        assertThat(elements(page, "rect"))
                .filteredOn(bar -> bar.getAttribute("class").equals("s-files")
                        && bar.getTextContent().startsWith("files of a table: "))
                .hasSize(3)
                .allSatisfy(bar -> assertThat(bar.getTextContent()).isEqualTo("files of a table: 250 ms"));
        assertThat(legend(page))
                .containsExactly("a chunk", "a chunk of every other wave", "writing files of a table", "idle");
        assertThat(elements(page, "table"))
                .filteredOn(table -> caption(table).equals("The tasks that wrote files of a table"))
                .hasSize(1)
                .allSatisfy(table ->
                        assertThat(table.getElementsByTagName("tr").getLength()).isEqualTo(4));
    }

    @Test
    void tooManyTasksThatWriteFilesAreDrawnWithTheChunks() throws Exception {
        Document page =
                parse(RunPage.html(new SyntheticRun(2, 10).fileTasks(1_001).report()));

        assertThat(page.getElementsByTagName("main").item(0).getTextContent())
                .contains("10 chunks and 1,001 tasks that wrote files of a table are too many for bars, so the height"
                        + " shows how busy a core was.")
                .contains("These are the first 200 of 1,001 tasks; report.json has 1,000 of them.");
    }

    @Test
    void coresAreOnlyCalledIdleIfAllTheirTasksAreKnown() throws Exception {
        assertThat(legend(parse(RunPage.html(new SyntheticRun(2, 10).report()))))
                .endsWith("idle");
        assertThat(legend(parse(RunPage.html(
                        new SyntheticRun(2, 10).status(Status.FAILED).report()))))
                .endsWith("idle, or at work without a result");
        assertThat(legend(parse(RunPage.html(new SyntheticRun(2, 60).report()))))
                .as("a task was lost")
                .endsWith("idle, or at work without a result");
    }

    /** What colours of the timeline mean. */
    private static List<String> legend(Document page) {
        Element section = (Element) charts(page).stream()
                .filter(chart -> chart.getAttribute("class").equals("chart timeline"))
                .findFirst()
                .orElseThrow()
                .getParentNode();
        NodeList keys = section.getElementsByTagName("ul");
        NodeList meanings = ((Element) keys.item(keys.getLength() - 1)).getElementsByTagName("li");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < meanings.getLength(); i++) {
            texts.add(meanings.item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void theSharesOfTheCoresAddUp() throws Exception {
        for (int chunks = 1; chunks < 40; chunks += 3) {
            Document page = parse(RunPage.html(new SyntheticRun(3, chunks).report()));
            long tenths = 0;
            for (Element table : elements(page, "table")) {
                NodeList rows = table.getElementsByTagName("tr");
                for (int i = 1;
                        caption(table).equals("Where the time of the cores went") && i < rows.getLength() - 1;
                        i++) {
                    String share = ((Element) rows.item(i))
                            .getElementsByTagName("td")
                            .item(0)
                            .getTextContent();
                    tenths += Long.parseLong(share.replaceAll("[^0-9]", ""));
                }
            }
            assertThat(tenths).isEqualTo(1_000);
        }
    }

    private static Document parse(String html) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
    }

    private static List<String> headings(Document page) {
        return elements(page, "h2").stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document page, String... names) {
        List<Element> found = new ArrayList<>();
        for (String name : names) {
            NodeList elements = page.getElementsByTagName(name);
            for (int i = 0; i < elements.getLength(); i++) {
                found.add((Element) elements.item(i));
            }
        }
        return found;
    }

    /** The charts, without the curves that are parts of them. */
    private static List<Element> charts(Document page) {
        return elements(page, "svg").stream()
                .filter(svg -> svg.hasAttribute("role"))
                .toList();
    }

    private static Set<String> attributes(Document page) {
        Set<String> names = new TreeSet<>();
        for (Element element : elements(page, "*")) {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add(element.getAttributes().item(i).getNodeName());
            }
        }
        return names;
    }

    private static void isDescribed(Element chart) {
        assertThat(chart.getElementsByTagName("title").item(0).getTextContent()).isNotBlank();
        assertThat(chart.getElementsByTagName("desc").item(0).getTextContent()).endsWith(".");
    }

    private static void hasATable(Element chart) {
        Element section = (Element) chart.getParentNode();
        assertThat(section.getTagName()).isEqualTo("section");
        assertThat(section.getElementsByTagName("table").getLength()).isPositive();
    }

    private static String caption(Element table) {
        return table.getElementsByTagName("caption").item(0).getTextContent();
    }
}
