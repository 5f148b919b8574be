package org.sightline.gateway.template;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/template.properties}. */
@MessageBundle("template")
public interface TemplateTexts {
    String templates();

    String whatPeopleAreTold();

    String kind();

    String subject();

    String text();

    String version();

    String shipped();

    String untranslated();

    String otherLanguages();

    String readInEnglish();

    String englishWasChangedLater();

    String setBy(String name, String at);

    String placeholders(String names);

    String nothingWasChanged();

    String preview();

    String withInventedValues();

    String showPreview();

    String save();

    String backToShipped();

    String isSet();

    String isReset();

    String versions();

    String kindOf(String kind);
}
