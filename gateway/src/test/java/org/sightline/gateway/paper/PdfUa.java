package org.sightline.gateway.paper;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** What veraPDF finds in a paper that is not PDF/UA-1 (ISO 14289-1), as far as a program can tell. */
public final class PdfUa {

    private PdfUa() {}

    /** Each fault with its rule and where it is; none where the paper is as it should be. */
    public static List<String> faults(byte[] pdf) {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getTotalAssertions() == 0) {
                throw new AssertionError("Nothing was checked.");
            }
            return result.getTestAssertions().stream()
                    .map(found -> found.getRuleId() + ": " + found.getMessage() + " at " + found.getLocation())
                    .distinct()
                    .toList();
        } catch (Exception unreadable) {
            throw new AssertionError("veraPDF cannot read it", unreadable);
        }
    }
}
