package org.sightline.matching.contact;

import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.problem.Problem;
import org.sightline.matching.language.Language;

/**
 * A contact to be added.
 *
 * @param name of the person or the desk; required
 * @param mail the address; required
 * @param language of the mails to it; English where it is left out
 */
@Schema(
        requiredProperties = {"name", "mail"},
        examples = """
                {"name": "City clerk", "mail": "clerk@umbermere.example.gov", "language": "es"}""")
record ContactRequest(
        @Nullable String name,
        @Nullable String mail,
        @Nullable Language language) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_MAIL = 254;

    /** One address and nothing else: what could add a recipient or a header is none. */
    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

    String checkedName() {
        if (name == null || name.isBlank() || name.strip().length() > LONGEST_NAME || hasControl(name)) {
            throw Problem.invalid(
                    "/name", "missing", "Enter the name of a person or desk, at most " + LONGEST_NAME + " characters.");
        }
        return name.strip();
    }

    String checkedMail() {
        String address = mail == null ? "" : mail.strip();
        if (address.length() > LONGEST_MAIL || !ADDRESS.matcher(address).matches()) {
            throw Problem.invalid(
                    "/mail", "not-an-address", "Enter one email address, such as clerk@city.example.gov.");
        }
        return address;
    }

    Language spoken() {
        return language == null ? Language.EN : language;
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
