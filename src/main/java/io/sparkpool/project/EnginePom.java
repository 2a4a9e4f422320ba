package io.sparkpool.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The pom of spark-pool for those who depend on it: its coordinates, and the versions that they import. Its dependencies
 * are in the jar already, or are Spark, which every project provides itself.
 */
final class EnginePom {
    /** The pom that Maven has put into the jar. */
    private static final String FILE = "/META-INF/maven/io.sparkpool/spark-pool/pom.xml";

    private static final Set<String> LEFT_OUT = Set.of("dependencies", "build", "profiles");

    private EnginePom() {}

    /** Returns the pom. */
    static String text() {
        try (InputStream in = EnginePom.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("there is no %s in the jar".formatted(FILE));
            }
            return reduced(in);
        } catch (IOException | SAXException | ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException("cannot read %s in the jar".formatted(FILE), e);
        }
    }

    /** Returns a pom without what only its own build needs. */
    static String reduced(InputStream pom)
            throws IOException, SAXException, ParserConfigurationException, TransformerException {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom);
        Element project = document.getDocumentElement();
        IntStream.range(0, project.getChildNodes().getLength())
                .mapToObj(project.getChildNodes()::item)
                .filter(child -> LEFT_OUT.contains(child.getNodeName()))
                .toList()
                .forEach((Node child) -> project.removeChild(child));
        StringWriter text = new StringWriter();
        TransformerFactory.newInstance().newTransformer().transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
