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

/** Finds the class that starts a program as Java 25 does: its method {@code main} need not be static, public or its own. */
final class MainClass {
    private MainClass() {}

    /** Analyzes the source of a task, and returns the name of the first class with such a method. */
    static Optional<String> find(JavacTask task) throws IOException {
        List<Element> analyzed = new ArrayList<>();
        task.analyze().forEach(analyzed::add);
        Elements elements = task.getElements();
        return ElementFilter.typesIn(analyzed).stream()
                .filter(type -> ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                        .anyMatch(MainClass::startsProgram))
                .findFirst()
                .map(type -> elements.getBinaryName(type).toString());
    }

    private static boolean startsProgram(ExecutableElement method) {
        List<? extends VariableElement> parameters = method.getParameters();
        return method.getSimpleName().contentEquals("main")
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && (parameters.isEmpty()
                        || parameters.size() == 1
                                && parameters.get(0).asType().toString().equals("java.lang.String[]"));
    }
}
