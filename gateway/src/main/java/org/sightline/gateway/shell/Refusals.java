package org.sightline.gateway.shell;

import io.quarkus.qute.TemplateExtension;
import org.sightline.gateway.words.RefusalWords;
import org.sightline.gateway.words.Words;
import org.sightline.gateway.words.WordsTexts;

/** What was refused, and why, in the language of whoever asks. */
@TemplateExtension
final class Refusals {

    private Refusals() {}

    /** A refusal that a service or the gateway said in English; English where it is not known, and outside of a page. */
    static String refusal(String english) {
        return RefusalWords.in(Language.current()).of(english, new Words(Language.current(WordsTexts.class)));
    }

    /** Whether a refusal is said in the language of the page; one that is not stays English and is marked so. */
    static boolean isSaid(String english) {
        return Language.current().getLanguage().equals("en")
                || !refusal(english).equals(english);
    }
}
