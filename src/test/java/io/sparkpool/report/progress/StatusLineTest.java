package io.sparkpool.report.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusLineTest {
    private static final String ERASED = "\r\033[J";

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final StatusLine line = new StatusLine(terminal);
    private final PrintStream err = printing(line.beside(terminal, () -> true));

    private static PrintStream printing(OutputStream out) {
        return new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    private static String drawn(String text) {
        return "\r\033[?7l" + text + "\033[K\033[?7h\r";
    }

    @Test
    void severalLinesOfOthersStayAboveIt() throws IOException {
        line.show("1 %");
        err.println("one");
        err.println("two\nthree");
        line.show("2 %");
        line.erase();
        line.erase();
        assertThat(terminal).hasToString(drawn("1 %") + ERASED + "one\ntwo\nthree\n" + drawn("2 %") + ERASED);
    }

    @Test
    void waitsForTheEndOfALineOfOthers() throws IOException {
        line.show("1 %");
        err.print("reading");
        line.show("2 %");
        err.println(" done");
        line.show("3 %");
        assertThat(terminal).hasToString(drawn("1 %") + ERASED + "reading done\n" + drawn("3 %"));
    }

    @Test
    void waitsUntilOthersHaveWritten() throws IOException {
        OutputStream slow = line.beside(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        terminal.write(b);
                        line.show("meanwhile");
                    }
                },
                () -> true);
        line.show("1 %");
        slow.write("a\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(terminal).hasToString(drawn("1 %") + ERASED + "a\n");
    }

    @Test
    void outputsOnTheSameTerminalStayAboveItToo() throws IOException {
        PrintStream out = printing(line.beside(terminal, () -> true));
        line.show("1 %");
        out.print("[1, ");
        line.show("2 %");
        out.println("2]");
        line.show("3 %");
        assertThat(terminal).hasToString(drawn("1 %") + ERASED + "[1, 2]\n" + drawn("3 %"));
    }

    @Test
    void outputsElsewhereDoNotMatter() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PrintStream out = printing(line.beside(file, () -> false));
        line.show("1 %");
        out.print("[1, ");
        line.show("2 %");
        assertThat(terminal).hasToString(drawn("1 %") + drawn("2 %"));
        assertThat(file).hasToString("[1, ");
    }

    @Test
    void asksForTerminalsOnlyWhenItIsShown() {
        PrintStream out = printing(line.beside(terminal, () -> {
            throw new IllegalStateException("asked");
        }));
        out.println("quick");
        line.close();
        assertThat(terminal).hasToString("quick\n");
    }

    @Test
    void staysAwayOnceItIsClosed() throws IOException {
        line.show("1 %");
        line.close();
        line.show("2 %");
        err.println("end");
        assertThat(terminal).hasToString(drawn("1 %") + ERASED + "end\n");
    }
}
