package io.sparkpool.function;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function;

/** Finds the function that a job names, and refuses one that could not be called, before Spark starts. */
public final class Functions {
    private static final List<Function<?, ?>> BUILT_IN =
            List.of(new Cube(), new Identity(), new Negate(), new Square());

    private static final List<Class<?>> SHAPES = List.of(Function.class, FlatMapFunction.class, BatchFunction.class);

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
     * Finds a function: a built-in one, or a new object of a public class with a public constructor without parameters.
     * The class implements one of these interfaces:
     *
     * <ul>
     *   <li>Spark's {@link Function}, which has one output for each input
     *   <li>Spark's {@link FlatMapFunction}, which has any number of outputs for each input
     *   <li>{@link BatchFunction}, which maps many inputs at once
     * </ul>
     *
     * @param name a built-in name, or the name of a class
     * @throws IllegalArgumentException if there is no such function; the message says why and how to fix it
     */
    public static NamedFunction named(String name) {
        return BUILT_IN.stream()
                .filter(function -> function.toString().equals(name))
                .findFirst()
                .<NamedFunction>map(NamedFunction::of)
                .orElseGet(() -> ofClass(classNamed(name)));
    }

    private static NamedFunction ofClass(Class<?> type) {
        Class<?> shape = shape(type);
        try {
            return new NamedFunction(instanceOf(type), FunctionType.of(type, shape));
        } catch (TypeNotPresentException e) {
            throw needs(e.typeName(), e);
        }
    }

    /** Returns the one interface of a function that a class implements. */
    private static Class<?> shape(Class<?> type) {
        List<Class<?>> implemented =
                SHAPES.stream().filter(shape -> shape.isAssignableFrom(type)).toList();
        if (implemented.isEmpty()) {
            throw refused(
                    "the class does not implement %s; let it implement one of them".formatted(joined(SHAPES, "or")),
                    null);
        }
        if (implemented.size() > 1) {
            throw refused(
                    "the class implements %s, and a job can call only one of them; let it implement one"
                            .formatted(joined(implemented, "and")),
                    null);
        }
        return implemented.get(0);
    }

    private static String joined(List<Class<?>> types, String lastWord) {
        List<String> names = types.stream().map(Class::getName).toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " " + lastWord + " " + names.get(last);
    }

    private static Class<?> classNamed(String name) {
        try {
            return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException | NoClassDefFoundError e) {
            if (!e.getMessage().replace('/', '.').equals(name.replace('/', '.'))) {
                throw needs(e.getMessage(), e);
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

    private static Object instanceOf(Class<?> type) {
        if (Modifier.isAbstract(type.getModifiers())) {
            throw refused("the class is abstract; name one that can be made", null);
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            throw refused("the class is not public; make it public", null);
        }
        try {
            return type.getConstructor().newInstance();
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

    private static IllegalArgumentException needs(String other, Throwable cause) {
        return refused("the class needs " + other + ", which is not there; add its jar after --: --jars FILE", cause);
    }

    private static IllegalArgumentException refused(String message, Throwable cause) {
        return new IllegalArgumentException(message, cause);
    }
}
