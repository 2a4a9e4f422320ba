package site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A file of HTML, which has to be well-formed XML.
 *
 * @param root its element {@code html}
 */
record Document(Element root) {
    static Document read(Path file) throws IOException {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(null);
            return new Document(builder.parse(file.toFile()).getDocumentElement());
        } catch (SAXException e) {
            throw new AssertionError(file + " is not well-formed: " + e, e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Element> elements(String name) {
        return elements(root, name);
    }

    static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    /** Returns the two navigations, of which one is shown. */
    List<Element> menus() {
        return elements("nav").stream()
                .filter(nav -> nav.getAttribute("class").equals("side")
                        || ((Element) nav.getParentNode()).getTagName().equals("details"))
                .toList();
    }

    List<String> ids() {
        return attributes("*", "id").toList();
    }

    /** Returns all addresses: of links and of what is loaded. */
    List<String> references() {
        return Stream.concat(attributes("*", "href"), attributes("*", "src"))
                .filter(address -> !address.equals("data:,"))
                .toList();
    }

    /** Returns the addresses of what is loaded to show the page. */
    List<String> resources() {
        return Stream.concat(
                        attributes("*", "src"),
                        elements("link").stream()
                                .filter(link -> !link.getAttribute("rel").equals("alternate"))
                                .map(link -> link.getAttribute("href")))
                .toList();
    }

    private Stream<String> attributes(String element, String name) {
        return elements(element).stream()
                .filter(found -> found.hasAttribute(name))
                .map(found -> found.getAttribute(name));
    }
}
