package org.sightline.gateway.pages.office.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.gateway.RealGateway;
import org.sightline.gateway.shell.Visitor;
import org.sightline.localstack.people.Tokens;

/** The texts of notifications as HTML. */
@QuarkusTest
@RealGateway
class TemplatePagesTest {

    private static final String NOTICE = "/notification-templates/en/notice";

    @TestHTTPResource("/")
    URI gateway;

    @Test
    void theOfficeSeesWhichTextNobodyHasTranslatedAndWhichTranslationIsOlder() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/notification-templates").body())
                .contains(
                        "/notification-templates/es/notice", "Español", "not translated: people read the English text");
        assertThat(analyst.open(NOTICE).body())
                .contains("href=\"/notification-templates/es/notice\"")
                .doesNotContain("Someone changed the English text", "The English text was changed later");
        assertThat(analyst.open("/notification-templates/es/notice").body())
                .contains("Someone changed the English text and nobody has translated it.")
                .doesNotContain("Restore the original text");
        assertThat(analyst.open("/notification-templates/es/reminder").body())
                .contains("The English text was changed later than this translation.")
                .doesNotContain("nobody has translated it");
    }

    @Test
    void aTextThatTheOfficeWroteBeforeThereWasAPlaceholderSaysSo() {
        Tokens.of("admin");
        assertThat(Visitor.signedIn(gateway, "admin")
                        .open("/notification-templates/en/verdicts_turned")
                        .body())
                .contains("The text that Sightline comes with has {cause}, and this one does not.")
                .contains("Restore the original text");
        assertThat(Visitor.signedIn(gateway, "analyst").open(NOTICE).body()).doesNotContain("and this one does not");
    }

    @Test
    void theOfficeReadsTheTextsAndAnAdminChangesThem() {
        Visitor analyst = Visitor.signedIn(gateway, "analyst");
        assertThat(analyst.open("/notification-templates").body())
                .contains("The office sends a notice", "Please &lt;answer&gt; by {answerBy}", "ada, ");
        assertThat(analyst.open(NOTICE).body()).contains("the original text").doesNotContain("Save and use this text");
        // Whose token was never asked for has no role here yet.
        Tokens.of("admin");
        Visitor admin = Visitor.signedIn(gateway, "admin");
        assertThat(admin.open(NOTICE).body())
                .contains("Save and use this text", "{answerBy}, {text}", "Restore the original text");
        assertThat(admin.submit(NOTICE, Map.of("version", "3", "does", "preview", "subject", "S", "text", "T"))
                        .body())
                .contains("With invented values:", "Invented &lt;subject&gt;")
                .contains("<textarea")
                .doesNotContain("Invented <subject>");
        assertThat(admin.submit(NOTICE, Map.of("version", "3", "does", "set", "subject", "S", "text", "T"))
                        .body())
                .contains("The text is in force.");
        assertThat(admin.submit(NOTICE, Map.of("version", "412", "does", "set", "subject", "Typed", "text", "T"))
                        .body())
                .contains("value=\"Typed\"");
        assertThat(analyst.submit(NOTICE, Map.of("version", "3", "does", "reset"))
                        .statusCode())
                .isEqualTo(403);
    }
}
