package io.sparkpool.pool.task;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what {@link ObjectWriter} has written. */
final class ObjectReader extends ObjectInputStream {
    private final ClassLoader loader;
    private final List<ObjectStreamClass> described = new ArrayList<>();
    private final Map<String, Class<?>> classes = new HashMap<>();

    ObjectReader(byte[] bytes, ClassLoader loader) throws IOException {
        super(new ByteArrayInputStream(bytes));
        this.loader = loader;
    }

    @Override
    protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
        int number = readInt();
        if (number != ObjectWriter.NEW_CLASS) {
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
    @SuppressWarnings("deprecation") // it is deprecated for finding no constructor, which nobody looks for here
    protected Class<?> resolveProxyClass(String[] names) throws ClassNotFoundException {
        Class<?>[] interfaces = new Class<?>[names.length];
        for (int i = 0; i < names.length; i++) {
            interfaces[i] = Class.forName(names[i], false, loader);
        }
        return Proxy.getProxyClass(loader, interfaces);
    }
}
