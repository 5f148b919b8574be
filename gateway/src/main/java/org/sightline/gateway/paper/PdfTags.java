package org.sightline.gateway.paper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.sightline.gateway.paper.Paper.Style;

/** Builds the structure of a tagged PDF (ISO 32000-1, 14.7) while its lines are written. */
final class PdfTags {

    private final PDDocument document;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement top = new PDStructureElement("Document", root);
    private final Map<PdfLayout.Node, PDStructureElement> elements = new HashMap<>();
    private final List<COSArray> parents = new ArrayList<>();

    PdfTags(PDDocument document) {
        this.document = document;
        root.appendKid(top);
    }

    /** The marks that follow stand on this page. */
    void page(PDPage page) {
        page.setStructParents(parents.size());
        parents.add(new COSArray());
    }

    /** Takes a line of the page into the structure; gives the number that marks it there. */
    int mark(PdfLayout.Node node, PDPage page) {
        PDStructureElement element = element(node);
        int number = parents.getLast().size();
        parents.getLast().add(element.getCOSObject());
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(page);
        reference.setMCID(number);
        element.appendKid(reference);
        return number;
    }

    private PDStructureElement element(PdfLayout.Node node) {
        PDStructureElement known = elements.get(node);
        if (known != null) {
            return known;
        }
        PdfLayout.Node parent = node.parent();
        PDStructureElement above = parent == null ? top : element(parent);
        PDStructureElement made = new PDStructureElement(node.role(), above);
        if (node.role().equals(Style.HEAD.role())) {
            PDTableAttributeObject scope = new PDTableAttributeObject();
            scope.setScope(PDTableAttributeObject.SCOPE_COLUMN);
            made.addAttribute(scope);
        }
        if (node.language() != null) {
            made.setLanguage(node.language().toLanguageTag());
        }
        above.appendKid(made);
        elements.put(node, made);
        return made;
    }

    /** Puts the structure into the document, and what says of it that it is PDF/UA-1. */
    void finish(String title, Locale language) throws IOException {
        Map<Integer, PDParentTreeValue> byPage = new TreeMap<>();
        for (int i = 0; i < parents.size(); i++) {
            byPage.put(i, new PDParentTreeValue(parents.get(i)));
        }
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(byPage);
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        PDViewerPreferences shown = new PDViewerPreferences(new COSDictionary());
        shown.setDisplayDocTitle(true);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(Xmp.of(title, language).getBytes(StandardCharsets.UTF_8));
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setMetadata(metadata);
        document.getDocumentCatalog().setLanguage(language.toLanguageTag());
        document.getDocumentCatalog().setMarkInfo(marked);
        document.getDocumentCatalog().setViewerPreferences(shown);
        document.getDocumentCatalog().setStructureTreeRoot(root);
    }
}
