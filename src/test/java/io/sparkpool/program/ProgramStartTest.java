package io.sparkpool.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sparkpool.config.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramStartTest {
    @TempDir
    Path directory;

    private Programs programs;

    @BeforeEach
    void start() {
        programs = new Programs(directory);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A { public static void main(String[] args) throws Exception { write(args[0]); } %s }",
                "class A { void main(String[] args) throws Exception { write(args[0]); } %s }",
                "class B extends A {} class A { static void main(String... args) throws Exception { write(args[0]); } %s }"
            })
    void everyMainMethodOfJavaIsCalled(String text) throws Exception {
        Path file = directory.resolve("written.txt");
        programs.run(text.formatted("""
                static void write(String file) throws Exception {
                    java.nio.file.Files.writeString(java.nio.file.Path.of(file), "done");
                }
                """), file.toString());
        assertThat(file).hasContent("done");
    }

    @Test
    void aProgramEndsWithItsThreads() throws Exception {
        Path file = directory.resolve("written.txt");
        programs.run("""
                class A {
                    public static void main(String[] args) {
                        new Thread(() -> {
                            try {
                                Thread.sleep(50);
                                java.nio.file.Files.writeString(java.nio.file.Path.of(args[0]), "done");
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        }).start();
                    }
                }
                """, file.toString());
        assertThat(Files.readString(file)).isEqualTo("done");
    }

    @Test
    void theStackTraceIsThatOfTheProgram() {
        assertThatThrownBy(() -> programs.run("""
                        class A {
                            static void check(int x) {
                                throw new IllegalStateException("no " + x);
                            }
                            public static void main(String[] args) throws Exception {
                                try {
                                    check(3);
                                } catch (IllegalStateException e) {
                                    throw new Exception("outer", e);
                                }
                            }
                        }
                        """)).isInstanceOfSatisfying(ProgramException.class, failure -> {
            assertThat(failure.details())
                    .isEqualTo("""
                    Exception in thread "%s" java.lang.Exception: outer
                    \tat A.main(Program.java:9)
                    Caused by: java.lang.IllegalStateException: no 3
                    \tat A.check(Program.java:3)
                    \tat A.main(Program.java:7)
                    """.formatted(Thread.currentThread().getName()));
            assertThat(failure.problems()).isEmpty();
            assertThat(failure.exitCode()).isEqualTo(1);
        });
    }

    @Test
    void framesOfTheLibraryAreLeftOut() {
        assertThatThrownBy(() -> programs.run("""
                        class A {
                            public static void main(String[] args) {
                                io.sparkpool.pool.Pool.local(-1);
                            }
                        }
                        """))
                .isInstanceOfSatisfying(
                        ProgramException.class,
                        failure -> assertThat(failure.details())
                                .isEqualTo("""
                        Exception in thread "%s" java.lang.IllegalArgumentException: cores is -1; a pool needs at least 1
                        \tat A.main(Program.java:3)
                        """.formatted(Thread.currentThread().getName())));
    }

    @Test
    void aMessageForUsersIsHandedOn() {
        assertThatThrownBy(() -> programs.run("""
                        class A {
                            public static void main(String[] args) {
                                throw new io.sparkpool.config.ConfigException(java.util.List.of("a problem"));
                            }
                        }
                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessage("a problem");
    }
}
