package io.sparkpool.function;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.Function;

/** Finds the function that a job names, and refuses one that could not run, before Spark starts. */
public final class Functions {
    private static final List<Function<?, ?>> BUILT_IN =
            List.of(new Cube(), new Identity(), new Negate(), new Square());

    private Functions() {}

    /** Returns the names of the built-in functions, in alphabetical order. */
    public static List<String> builtIn() {
        return BUILT_IN.stream().map(Object::toString).toList();
    }

    /**
     * Returns names that a user may have meant: those of the built-in functions, and of the classes in the same
     * package.
     */
    public static List<String> namesLike(String name) {
        return Stream.concat(builtIn().stream(), PackageClasses.inPackageOf(name).stream())
                .toList();
    }

    /**
     * Finds a function.
     *
     * @param name a built-in name, or the name of a public class with a public constructor without parameters that
     *     implements Spark's {@code Function}
     * @throws IllegalArgumentException if there is no such function, or it cannot run on executors; the message says
     *     why and how to fix it
     */
    public static Function<?, ?> named(String name) {
        return BUILT_IN.stream()
                .filter(function -> function.toString().equals(name))
                .findFirst()
                .orElseGet(() -> serializable(instanceOf(classNamed(name))));
    }

    private static Class<?> classNamed(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            if (!e.getMessage().replace('/', '.').equals(name.replace('/', '.'))) {
                throw refused(
                        "the class needs " + e.getMessage() + ", which is not there; add its jar after --: --jars FILE",
                        e);
            }
            throw refused(
                    "neither a built-in function (%s) nor a class on the class path; name your class as in my.Halve, and if it is in a jar of its own add that after --: --jars FILE"
                            .formatted(String.join(", ", builtIn())),
                    e);
        } catch (ExceptionInInitializerError e) {
            throw refused("its static initializer threw " + e.getCause() + "; fix the initializer", e.getCause());
        } catch (LinkageError e) {
            throw refused("the class cannot be loaded (" + e + "); build it for this Java and this Spark", e);
        }
    }

    private static Function<?, ?> instanceOf(Class<?> type) {
        if (!Function.class.isAssignableFrom(type)) {
            throw refused("the class does not implement " + Function.class.getName() + "; let it do so", null);
        }
        refuseOtherInputs(type);
        if (Modifier.isAbstract(type.getModifiers())) {
            throw refused("the class is abstract; name one that can be made", null);
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw refused("the class is not public; make it public", null);
        }
        try {
            return (Function<?, ?>) type.getConstructor().newInstance();
        } catch (NoSuchMethodException e) {
            throw refused(
                    "the class has no public constructor without parameters; add one, and make the class static if it is an inner one",
                    e);
        } catch (InvocationTargetException e) {
            throw refused("its constructor threw " + e.getCause() + "; fix the constructor", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw refused("the class cannot be instantiated (" + e + "); make it and its constructor public", e);
        }
    }

    /** Refuses a function whose class declares a type of inputs that no input has. */
    private static void refuseOtherInputs(Class<?> type) {
        Arrays.stream(type.getGenericInterfaces())
                .filter(ParameterizedType.class::isInstance)
                .map(ParameterizedType.class::cast)
                .filter(declared -> declared.getRawType() == Function.class)
                .map(declared -> declared.getActualTypeArguments()[0])
                .filter(input -> input instanceof Class<?> taken
                        && Stream.of(Long.class, BigInteger.class, Double.class).noneMatch(taken::isAssignableFrom))
                .forEach(input -> {
                    throw refused(
                            "it takes a %s, and inputs are of type Long, BigInteger or Double; let it take a Long or a Number"
                                    .formatted(input.getTypeName()),
                            null);
                });
    }

    private static Function<?, ?> serializable(Function<?, ?> function) {
        try (ObjectOutputStream out = new ObjectOutputStream(OutputStream.nullOutputStream())) {
            out.writeObject(function);
            return function;
        } catch (NotSerializableException e) {
            throw refused(
                    "it cannot be sent to executors: a field holds a %s, which is not serializable; make that field transient, or create its value in call()"
                            .formatted(e.getMessage()),
                    e);
        } catch (IOException | RuntimeException e) {
            throw refused("it cannot be sent to executors (" + e + "); fix its serialization", e);
        }
    }

    private static IllegalArgumentException refused(String message, Throwable cause) {
        return new IllegalArgumentException(message, cause);
    }
}
