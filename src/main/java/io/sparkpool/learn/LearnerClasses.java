package io.sparkpool.learn;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loads what files of learners were compiled to. A pool that is started with this class loader as the context class
 * loader runs these classes in its tasks. Each file has a package of its own, so that it can be compiled again.
 */
final class LearnerClasses extends ClassLoader {
    private static final String PACKAGE = "check";
    private static final String PACKAGES = "\\b%s[0-9]+\\.".formatted(PACKAGE);

    private final AtomicInteger packages = new AtomicInteger();
    private final Map<String, byte[]> compiled = new ConcurrentHashMap<>();

    LearnerClasses() {
        super(LearnerClasses.class.getClassLoader());
    }

    /** Returns the name of a package for one file. */
    String newPackage() {
        return PACKAGE + packages.incrementAndGet();
    }

    /** Returns a text without the names of such packages, which learners do not know. */
    static String withoutPackages(String text) {
        return text.replaceAll(PACKAGES, "");
    }

    /** Adds compiled classes by their names. */
    void add(Map<String, byte[]> classes) {
        compiled.putAll(classes);
    }

    /**
     * Returns a class loader with its own copy of all classes, and so of their static fields: what a process of a
     * cluster has.
     */
    ClassLoader ofAnotherProcess() {
        LearnerClasses other = new LearnerClasses();
        other.compiled.putAll(compiled);
        return other;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = compiled.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
