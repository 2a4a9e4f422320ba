package bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the command line of each contender.
 *
 * @param classPath the class path with this package, the job's jar and Spark
 * @param python the Python interpreter, or an empty string if there is none
 * @param peersPython the interpreter with the packages of the Python contenders, or an empty string if there is none
 */
record Contenders(String classPath, String python, String peersPython) {
    static final String OURS = "spark-pool";
    static final String NAIVE = "naive Spark";
    static final String PYTHON = "Python Pool";
    static final String PYSPARK = "pyspark";
    static final String STREAM = "parallel stream";
    private static final List<String> PEERS = List.of("joblib", "mpire", "dask", "ray", PYSPARK);
    private static final String SCRIPTS = "src/bench/python/";
    private static final List<String> OPENED =
            List.of("java.lang", "java.lang.invoke", "java.nio", "java.util", "sun.nio.ch");

    /** Returns this project's job with additional options. */
    static Contender ours(String name, String... options) {
        return Contender.of(
                name,
                Stream.concat(Stream.of("./submit.sh", "--quiet"), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** Returns this project and all contenders that square a number of inputs. */
    List<Contender> lesson(int inputs, int cores) {
        List<Contender> lesson = new ArrayList<>();
        lesson.add(ours(OURS, "--cores", "" + cores, "--range", "0:" + inputs));
        lesson.add(java(NAIVE, "bench.NaivePool", inputs, cores));
        if (!python.isEmpty()) {
            lesson.add(python(PYTHON, "lesson.py", inputs, cores));
        }
        return lesson;
    }

    /** Returns the Python contenders whose packages are installed. */
    List<Contender> peers(int inputs, int cores) {
        return peersPython.isEmpty()
                ? List.of()
                : PEERS.stream()
                        .map(peer -> peer(peer, "peers.py", peer, inputs, cores))
                        .toList();
    }

    Contender stream(int inputs, int cores) {
        return java(STREAM, "bench.StreamPool", inputs, cores);
    }

    Contender python(String name, String script, Object... arguments) {
        return script(python, name, script, arguments);
    }

    /** Returns a script that needs the packages of the Python contenders. */
    Contender peer(String name, String script, Object... arguments) {
        return script(peersPython, name, script, arguments);
    }

    private static Contender script(String interpreter, String name, String script, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(interpreter, SCRIPTS + script));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return new Contender(name, command);
    }

    /** Returns a Java command with the module options that Spark needs. */
    Contender java(String name, String main, Object... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        OPENED.forEach(opened -> command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED"));
        command.addAll(List.of("-cp", classPath, main));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        return new Contender(name, command);
    }
}
