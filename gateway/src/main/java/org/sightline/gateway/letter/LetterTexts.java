package org.sightline.gateway.letter;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of letters, which stand in {@code messages/letter.properties}. */
@MessageBundle("letter")
public interface LetterTexts {
    String title(String agency);

    String theOversightOffice();

    String asOf(String moment, String watchlist);

    String invented();

    String openFindings(int count);

    String moreAreOpen(long count);

    String lookedAtFirst(long count);

    String inShort();

    String toDo(long count);

    String several(int count, String what);

    String equalDevices(int count);

    String theOfficeLooksFirst();

    String number();

    String what();

    String verdict();

    String next();

    String dueOn();

    String noDay();

    String nextUntil(String next, String day);

    String whatIsDue();

    String whomToAnswer();

    String answerInSightline();

    String orWriteTo(String office);

    String readStandsInBrackets();

    String foot(String agency, int page, int pages);
}
