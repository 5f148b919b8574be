package org.sightline.gateway.savedview;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of these pages, which stand in {@code messages/savedview.properties}. */
@MessageBundle("savedview")
public interface SavedViewTexts {
    String savedViews();

    String saveThisView();

    String name();

    String shareWithTheOffice();

    String save();

    String lead(int most);

    String none();

    String sharedBy(String person);

    String shared();

    String change();

    String keepTheChange();

    String delete();

    String nothingWasChanged();

    String itIsSaved(String name);

    String itIsChanged(String name);

    String itIsDeleted();
}
