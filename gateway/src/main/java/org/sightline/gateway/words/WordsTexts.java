package org.sightline.gateway.words;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * How codes read, in {@code messages/words.properties}; of an enumeration, one text for each constant.
 * Those methods need {@link Message}: without it Qute cannot build the bundle in a second language.
 */
@MessageBundle("words")
public interface WordsTexts {
    @Message
    String verdict(Verdict verdict);

    @Message
    String status(FindingStatus status);

    @Message
    String relation(MakerRelation relation);

    @Message
    String bodyKind(BodyKind kind);

    @Message
    String bodyKinds(BodyKind kind);

    @Message
    String fund(Fund fund);

    @Message
    String fundTitle(Fund fund);

    @Message
    String code(Code code);

    @Message
    String importField(ImportField field);

    String kindNotKnown();

    String citiesTownsAndVillages();

    String notKnown();

    String cityOrTown();

    String yes();

    String no();

    String period(String first, String last);
}
