package org.sightline.gateway.words;

import io.quarkus.qute.i18n.MessageBundle;

/** How codes read, in {@code messages/words.properties}; of an enumeration, one text for each constant. */
@MessageBundle("words")
public interface WordsTexts {
    String verdict(Verdict verdict);

    String status(FindingStatus status);

    String relation(MakerRelation relation);

    String bodyKind(BodyKind kind);

    String bodyKinds(BodyKind kind);

    String fund(Fund fund);

    String fundTitle(Fund fund);

    String kindNotKnown();

    String citiesTownsAndVillages();

    String notKnown();
}
