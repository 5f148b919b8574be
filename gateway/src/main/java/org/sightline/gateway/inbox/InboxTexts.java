package org.sightline.gateway.inbox;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/inbox.properties}. */
@MessageBundle("inbox")
public interface InboxTexts {
    String inbox();

    String whatYouAreToldOf();

    String all();

    String onlyUnread();

    String nothingHere();

    String unreadEntry();

    String aboutAgency(String agencyName);

    String open();

    String openIt(String subject);

    String markAllAsRead();

    String allIsRead();

    String howYouHearOfIt();

    String webhooks();

    String templates();

    String unread(long count);

    String unreadAndMore(long count);

    String mailsGoTo(String mail);

    String noVerifiedMail();

    String notChosenYet();

    String kindOfThing();

    String how();

    String kind(String kind);

    String mode(String mode);

    String isFormal();

    String languageOfMails();

    String pagesHaveTheirOwn();

    String save();

    String theChoiceIsKept();

    String nothingWasChanged();
}
