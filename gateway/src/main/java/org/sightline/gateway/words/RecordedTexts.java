package org.sightline.gateway.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What services record, in {@code messages/recorded.properties}; the English texts are those of the services. */
@MessageBundle("recorded")
public interface RecordedTexts {
    @Message
    String text(RecordedText text);
}
