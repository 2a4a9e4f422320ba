package site;

import java.util.Iterator;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;

/** Adds to a document what the site shows and Markdown does not say, and removes comments. */
final class Adornment extends AbstractVisitor {
    private final Iterator<Section> sections;
    private final String label;

    Adornment(Page page) {
        sections = page.sections().iterator();
        label = page.language().choose("Link to this section", "Enlace a esta sección");
    }

    @Override
    public void visit(Heading heading) {
        Section section = sections.next();
        if (section.level() > 1) {
            HtmlInline link = new HtmlInline();
            link.setLiteral(
                    " <a class=\"anchor\" href=\"#%s\" aria-label=\"%s\">#</a>".formatted(section.anchor(), label));
            heading.appendChild(link);
        }
    }

    @Override
    public void visit(FencedCodeBlock block) {
        block.insertBefore(html(Highlight.block(block.getInfo(), block.getLiteral())));
        block.unlink();
    }

    /** A table scrolls by itself where it is wider than the page; the keyboard has to reach it for that. */
    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            block.insertBefore(html("<div class=\"table\" tabindex=\"0\">"));
            block.insertAfter(html("</div>"));
        }
        visitChildren(block);
    }

    @Override
    public void visit(HtmlBlock block) {
        if (isComment(block.getLiteral())) {
            block.unlink();
        }
    }

    @Override
    public void visit(HtmlInline inline) {
        if (isComment(inline.getLiteral())) {
            inline.unlink();
        }
    }

    private static boolean isComment(String html) {
        return html.strip().startsWith("<!--") && html.strip().endsWith("-->");
    }

    private static HtmlBlock html(String text) {
        HtmlBlock block = new HtmlBlock();
        block.setLiteral(text);
        return block;
    }
}
