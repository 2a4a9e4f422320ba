package io.sparkpool.program;

import io.sparkpool.message.UserException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs a user's program in this process. As for Java itself, the program ends when its method {@code main} and all threads
 * that it has started have ended, except for daemons.
 */
final class ProgramStart {
    private ProgramStart() {}

    /**
     * Runs a program to its end.
     *
     * @param mainClass the class that has the method {@code main}, which the context class loader of this thread finds
     * @throws UserException if that method throws it, or has it for a cause and no other exception
     * @throws ProgramException if that method throws another exception
     */
    static void run(String mainClass, List<String> arguments) {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try {
            call(Class.forName(mainClass, false, Thread.currentThread().getContextClassLoader()), arguments);
        } catch (InvocationTargetException e) {
            throw failure(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class '%s' cannot be started".formatted(mainClass), e);
        } catch (ExceptionInInitializerError e) {
            throw failure(e);
        }
        awaitThreads(before);
    }

    private static void call(Class<?> type, List<String> arguments) throws ReflectiveOperationException {
        Method main = mainMethod(type);
        main.setAccessible(true);
        Object target = Modifier.isStatic(main.getModifiers()) ? null : newObject(type);
        Object[] values =
                main.getParameterCount() == 0 ? new Object[0] : new Object[] {arguments.toArray(String[]::new)};
        main.invoke(target, values);
    }

    /** Returns the method as Java 25 does: with or without parameters, static or not, its own or inherited. */
    private static Method mainMethod(Class<?> type) throws NoSuchMethodException {
        return find(type, String[].class)
                .or(() -> find(type))
                .orElseThrow(() -> new NoSuchMethodException(type.getName() + ".main"));
    }

    private static Optional<Method> find(Class<?> type, Class<?>... parameters) {
        return Stream.<Class<?>>iterate(type, found -> found != null, Class::getSuperclass)
                .flatMap(declaring -> Stream.of(declaring.getDeclaredMethods()))
                .filter(method -> method.getName().equals("main")
                        && !Modifier.isPrivate(method.getModifiers())
                        && List.of(method.getParameterTypes()).equals(List.of(parameters)))
                .findFirst();
    }

    private static Object newObject(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** A closed standard output may come as the cause of the exception of a map. */
    private static RuntimeException failure(Throwable thrown) {
        if (thrown instanceof OutOfMemoryError error) {
            throw error;
        }
        if (thrown instanceof UserException ours) {
            return ours.getCause() instanceof UserException cause
                            && cause.problems().isEmpty()
                    ? cause
                    : ours;
        }
        return ProgramException.of(Thread.currentThread(), thrown);
    }

    private static void awaitThreads(Set<Thread> before) {
        Optional<Thread> running = running(before);
        while (running.isPresent()) {
            try {
                running.get().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            running = running(before);
        }
    }

    private static Optional<Thread> running(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon() && !before.contains(thread))
                .findFirst();
    }
}
