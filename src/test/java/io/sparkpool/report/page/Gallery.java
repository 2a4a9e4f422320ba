package io.sparkpool.report.page;
import io.sparkpool.report.*;
import java.nio.file.*;
class Gallery {
    public static void main(String[] a) throws Exception {
        Path d = Path.of(a[0]);
        w(d, "one", new SyntheticRun(1, 1).inputsPerChunk(1).function("square").report());
        w(d, "lesson", new SyntheticRun(4, 16).inputsPerChunk(7).chunkSeconds(0.006).function("square").advice("nothing: this run is short", "start took 70 % of this run").report());
        w(d, "hundred", new SyntheticRun(4, 100).slowChunk(93).advice("--chunk-size 16", "the last chunk ran alone for 3.2 s").report());
        w(d, "failing", new SyntheticRun(4, 100).failEvery(20).status(RunReport.Status.FAILED).report());
        w(d, "cluster", new SyntheticRun(12, 400).executors(3).failEvery(90).report());
        w(d, "many", new SyntheticRun(8, 5000).failEvery(700).slowChunk(1200).report());
        w(d, "lanes64", new SyntheticRun(64, 1800).slowChunk(900).report());
        w(d, "huge", new SyntheticRun(64, 100_000).failEvery(3000).slowChunk(4000).report());
        w(d, "huge4", new SyntheticRun(4, 100_000).failEvery(3000).slowChunk(4000).chunkSeconds(0.01).report());
        w(d, "none", new SyntheticRun(4, 0).report());
        w(d, "started", new SyntheticRun(4, 0).started());
        w(d, "hostile", new SyntheticRun(2, 20).hostile("<script>alert(1)</script>]]>'\"\u202eabc\ud800 \u05e2\u05d1\u05e8\u05d9\u05ea \u6771\u4eac \ud83d\ude00\0").failEvery(4).executors(2).status(RunReport.Status.FAILED).report());
    }
    static void w(Path d, String name, RunReport r) throws Exception {
        long t = System.nanoTime(); String h = RunPage.html(r); t = System.nanoTime() - t;
        System.out.println(name + " " + h.length() + " chars " + t / 1000 + " us");
        Files.writeString(d.resolve(name + ".html"), h);
    }
}
