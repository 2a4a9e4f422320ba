package io.sparkpool.compile;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Finds the class with which a program starts. */
final class MainClass {
    private MainClass() {}

    /**
     * Returns the first class in the file with a method {@code main} that Java starts, in some version: it has an array of
     * strings for a parameter or none, may be inherited, and need neither be public nor static. Analyzes the file.
     */
    static Optional<String> of(JavacTask task) throws IOException {
        List<Element> analyzed = new ArrayList<>();
        task.analyze().forEach(analyzed::add);
        Elements elements = task.getElements();
        return ElementFilter.typesIn(analyzed).stream()
                .filter(type -> ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                        .anyMatch(MainClass::isMain))
                .findFirst()
                .map(type -> elements.getBinaryName(type).toString());
    }

    private static boolean isMain(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return method.getSimpleName().contentEquals("main")
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && (parameters.isEmpty()
                        || parameters.size() == 1
                                && parameters.get(0).asType().toString().equals("java.lang.String[]"));
    }
}
