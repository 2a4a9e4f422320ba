package io.sparkpool.learn;

/** The classes of learners in all tests, which the tasks of the shared pool find. */
public final class SharedClasses {
    static final LearnerClasses CLASSES = new LearnerClasses();

    private SharedClasses() {}

    /** Returns their class loader, which finds all other classes, too. */
    public static ClassLoader loader() {
        return CLASSES;
    }
}
