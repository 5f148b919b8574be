package org.sightline.gateway.shell;

import io.quarkus.qute.TemplateExtension;

/**
 * Sentences of which a part is a link or stands out. The text has that part in square brackets, so that a translator sees the
 * whole sentence and puts the part where the language wants it.
 */
@TemplateExtension
class Sentences {

    private Sentences() {}

    /** What stands before the part. */
    static String before(String sentence) {
        return sentence.substring(0, sentence.indexOf('['));
    }

    /** The part itself. */
    static String marked(String sentence) {
        return sentence.substring(sentence.indexOf('[') + 1, sentence.lastIndexOf(']'));
    }

    /** What stands after the part. */
    static String after(String sentence) {
        return sentence.substring(sentence.lastIndexOf(']') + 1);
    }
}
