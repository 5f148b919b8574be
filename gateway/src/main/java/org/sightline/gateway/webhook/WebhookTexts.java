package org.sightline.gateway.webhook;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/webhook.properties}. */
@MessageBundle("webhook")
public interface WebhookTexts {
    String webhooks();

    String ofTheOffice();

    String of(String agencyName);

    String whatTheyGet();

    String withText();

    String idsOnly();

    String nothingWasChanged();

    String secretOf(String address);

    String shownOnce();

    String noneYet();

    String address();

    String gets();

    String state();

    String stateOf(String state);

    String failingSince(String at);

    String oldSecretUntil(String at);

    String addedBy();

    String change();

    String deliveries();

    String deliveriesTo(String address);

    String sendATest();

    String newSecret();

    String turnOn();

    String turnOff();

    String remove();

    String addOne();

    String whereTo();

    String httpsOnly();

    String whatItGets();

    String add();

    String isChanged();

    String testIsSent();

    String isRemoved();

    String nothingYet();

    String when();

    String what();

    String came(String state);

    String attempts();

    String answer();

    String kind(String kind);
}
