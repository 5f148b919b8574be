package org.sightline.gateway.filter;

import io.quarkus.qute.i18n.MessageBundle;

/** The texts of the form of filters, which stand in {@code messages/filter.properties}. */
@MessageBundle("filter")
public interface FilterTexts {
    String state();

    String allStates();

    String county();

    String kindOfBody();

    String any();

    String maker();

    String verdict();

    String since();

    String before();

    String moreFilters();

    String publicBody();

    String money();

    String federalMoney();

    String item();

    String vendor();

    String afterNotice();

    String show();
}
