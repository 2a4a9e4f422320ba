package site;

import java.util.Iterator;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;

/** Markdown as HTML, which is well-formed XML as well. */
final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /** Parses a page, without the links to other steps behind a rule at its end, in whose place the site has its own. */
    static Node parse(String text) {
        Node document = PARSER.parse(text);
        Node last = document.getLastChild();
        if (last instanceof Paragraph && last.getPrevious() instanceof ThematicBreak) {
            last.getPrevious().unlink();
            last.unlink();
        }
        return document;
    }

    /** Renders the content of a page, whose links have been rewritten. The document of the page is changed. */
    static String html(Page page) {
        page.document().accept(new Adornment(page));
        Iterator<Section> sections = page.sections().iterator();
        AttributeProvider ids = (node, tag, attributes) -> {
            if (node instanceof Heading) { // these are rendered from the first to the last
                attributes.put("id", sections.next().anchor());
            }
        };
        return HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> ids)
                .build()
                .render(page.document());
    }
}
