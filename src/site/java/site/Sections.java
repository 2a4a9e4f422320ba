package site;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.heading.anchor.IdGenerator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Takes a page apart at its headings. The ids of headings are those that GitHub gives them. */
final class Sections extends AbstractVisitor {
    private final List<Section> sections = new ArrayList<>();
    private final IdGenerator ids = IdGenerator.builder().build();
    private final StringBuilder text = new StringBuilder();

    private Sections() {}

    static List<Section> of(Node document) {
        Sections visitor = new Sections();
        document.accept(visitor);
        visitor.endSection();
        return visitor.sections;
    }

    @Override
    public void visit(Heading heading) {
        endSection();
        visitChildren(heading);
        String title = take();
        sections.add(new Section(heading.getLevel(), ids.generateId(title), title, ""));
    }

    /** What precedes the first heading belongs to no section. */
    private void endSection() {
        String body = take();
        if (!sections.isEmpty()) {
            Section last = sections.remove(sections.size() - 1);
            sections.add(new Section(last.level(), last.anchor(), last.heading(), body));
        }
    }

    private String take() {
        String taken = text.toString().replaceAll("\\s+", " ").strip();
        text.setLength(0);
        return taken;
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak node) {
        text.append(' ');
    }

    @Override
    public void visit(FencedCodeBlock block) {
        text.append(block.getLiteral()).append(' ');
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        text.append(' ');
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
    }

    /** The parts of tables, of which cells are separate texts. */
    @Override
    public void visit(CustomNode node) {
        visitChildren(node);
        text.append(' ');
    }
}
