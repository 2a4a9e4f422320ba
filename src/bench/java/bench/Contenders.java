package bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How each contender is started.
 *
 * @param classPath this package, the job's jar, Spark
 * @param python the interpreter, empty if there is none
 * @param peersPython the interpreter that has the peers' packages, empty if there is none
 */
record Contenders(String classPath, String python, String peersPython) {
    static final String OURS = "spark-pool";
    static final String NAIVE = "naive Spark";
    static final String PYTHON = "Python Pool";
    static final String STREAM = "parallel stream";
    private static final List<String> PEERS = List.of("joblib", "mpire", "dask", "ray", "pyspark");
    private static final String SCRIPTS = "src/bench/python/";
    private static final List<String> OPENED =
            List.of("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch");

    /** The job, with options. */
    static Contender ours(String name, String... options) {
        return Contender.of(
                name,
                Stream.concat(Stream.of("./submit.sh", "--quiet"), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** This project and the others that map the lesson's function over so many inputs. */
    List<Contender> lesson(int inputs, int cores) {
        List<Contender> lesson = new ArrayList<>();
        lesson.add(ours(OURS, "--cores", "" + cores, "--range", "0:" + inputs));
        lesson.add(java(NAIVE, "bench.NaivePool", inputs, cores));
        if (!python.isEmpty()) {
            lesson.add(python(PYTHON, "lesson.py", inputs, cores));
        }
        return lesson;
    }

    /** The others that there may be for Python. */
    List<Contender> peers(int inputs, int cores) {
        return peersPython.isEmpty()
                ? List.of()
                : PEERS.stream()
                        .map(peer ->
                                Contender.of(peer, peersPython, SCRIPTS + "peers.py", peer, "" + inputs, "" + cores))
                        .toList();
    }

    Contender stream(int inputs, int cores) {
        return java(STREAM, "bench.StreamPool", inputs, cores);
    }

    Contender python(String name, String script, int... arguments) {
        List<String> command = new ArrayList<>(List.of(python, SCRIPTS + script));
        for (int argument : arguments) {
            command.add("" + argument);
        }
        return new Contender(name, command);
    }

    /** Java as it is, with what Spark needs to be opened. */
    Contender java(String name, String main, int... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath, main));
        for (int argument : arguments) {
            command.add("" + argument);
        }
        return new Contender(name, command);
    }
}
