package org.sightline.gateway.pages.people.people;

import org.sightline.gateway.Ask;
import org.sightline.localstack.people.Tokens;

/** An admin who gave nobody a role anywhere. */
final class ThirdAdmin {

    private ThirdAdmin() {}

    static Ask ask() {
        return Ask.with(Tokens.officePerson("admin"));
    }
}
