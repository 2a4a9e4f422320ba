package io.sparkpool.pool.task;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Java's serialization for many objects in a row. Each object is written in the state of that moment: what two objects
 * share is written twice, as it may have changed in between. Each class is described once, and by its number after
 * that.
 *
 * <p>Paths, {@code Optional}s, and records that are not serializable are written in forms that become them again.
 */
final class ObjectStreams {
    /** Precedes the description of a class, where the number of a class that was described before would be. */
    private static final int NEW_CLASS = -1;

    private ObjectStreams() {}

    /** Writes objects. */
    static final class Writer extends ObjectOutputStream {
        private final Map<Class<?>, Integer> described = new HashMap<>();
        private final Map<Class<?>, Integer> types = new HashMap<>();

        Writer(OutputStream out) throws IOException {
            super(out);
            enableReplaceObject(true);
        }

        void write(Object object) throws IOException {
            if (holdsOthers(object)) {
                reset();
                writeObject(object);
            } else {
                writeUnshared(object);
            }
            flush();
        }

        /** Writes a class by itself: with its name the first time, and as a number after that. */
        void writeType(Class<?> type) throws IOException {
            Integer number = types.putIfAbsent(type, types.size());
            if (number == null) {
                writeInt(NEW_CLASS);
                writeObject(type);
            } else {
                writeInt(number);
            }
        }

        private static boolean holdsOthers(Object object) {
            return !(object == null
                    || object instanceof String
                    || object instanceof Long
                    || object instanceof Integer
                    || object instanceof Double
                    || object instanceof Boolean);
        }

        @Override
        protected Object replaceObject(Object object) {
            return object instanceof Serializable ? object : serializable(object);
        }

        private static Object serializable(Object object) {
            if (object instanceof Record values) {
                return RecordForm.of(values);
            }
            return object instanceof Path path ? PathForm.of(path) : OptionalForm.of(object);
        }

        @Override
        protected void writeClassDescriptor(ObjectStreamClass type) throws IOException {
            Integer number = described.putIfAbsent(type.forClass(), described.size());
            if (number == null) {
                writeInt(NEW_CLASS);
                super.writeClassDescriptor(type);
            } else {
                writeInt(number);
            }
        }
    }

    /** Reads what a {@link Writer} has written. */
    static final class Reader extends ObjectInputStream {
        private final ClassLoader loader;
        private final List<ObjectStreamClass> described = new ArrayList<>();
        private final List<Class<?>> types = new ArrayList<>();
        private final Map<String, Class<?>> classes = new HashMap<>();

        Reader(byte[] bytes, ClassLoader loader) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.loader = loader;
        }

        /** Reads a class that {@link Writer#writeType} has written. */
        Class<?> readType() throws IOException, ClassNotFoundException {
            int number = readInt();
            if (number != NEW_CLASS) {
                return types.get(number);
            }
            Class<?> type = (Class<?>) readObject();
            types.add(type);
            return type;
        }

        @Override
        protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
            int number = readInt();
            if (number != NEW_CLASS) {
                return described.get(number);
            }
            int next = described.size();
            ObjectStreamClass type = super.readClassDescriptor();
            described.add(next, type);
            return type;
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            Class<?> known = classes.get(type.getName());
            if (known == null) {
                known = find(type);
                classes.put(type.getName(), known);
            }
            return known;
        }

        private Class<?> find(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(type.getName(), false, loader);
            } catch (ClassNotFoundException e) {
                return super.resolveClass(type); // knows primitive types
            }
        }

        @Override
        @SuppressWarnings("deprecation") // the replacement finds the constructor, too, which is not needed here
        protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
            Class<?>[] interfaces = new Class<?>[names.length];
            for (int i = 0; i < names.length; i++) {
                interfaces[i] = Class.forName(names[i], false, loader);
            }
            return Proxy.getProxyClass(loader, interfaces);
        }
    }
}
