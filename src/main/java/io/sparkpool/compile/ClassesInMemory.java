package io.sparkpool.compile;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Keeps the classes that the compiler writes in memory. */
final class ClassesInMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> outputs = new LinkedHashMap<>();

    ClassesInMemory(JavaFileManager libraries) {
        super(libraries);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        outputs.put(name, output);
        return new SimpleJavaFileObject(URI.create("memory:///" + outputs.size()), kind) {
            @Override
            public OutputStream openOutputStream() {
                return output;
            }
        };
    }

    /** Keeps the libraries open for the next file. */
    @Override
    public void close() {}

    Map<String, byte[]> compiled() {
        return outputs.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, output -> output.getValue().toByteArray()));
    }
}
