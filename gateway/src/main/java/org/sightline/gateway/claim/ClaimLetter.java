package org.sightline.gateway.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.gateway.paper.Letterhead;
import org.sightline.gateway.paper.Paper;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Formats;
import org.sightline.kit.clock.OfficeClock;

/** The letter that takes a code to a body, in the language of whoever makes it. */
@ApplicationScoped
class ClaimLetter {

    private final CurrentShell shell;
    private final Letterhead office;
    private final Optional<URI> publicUrl;
    private final Clock clock;

    ClaimLetter(
            CurrentShell shell,
            Letterhead office,
            @ConfigProperty(name = "sightline.public-url") Optional<URI> publicUrl,
            Clock clock) {
        this.shell = shell;
        this.office = office;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** The PDF. The code stands in it and nowhere else. */
    byte[] pdf(ClaimCode.Made made) {
        ClaimTexts texts = shell.texts(ClaimTexts.class);
        String day = Formats.day(OfficeClock.today(clock));
        String until = Formats.day(OfficeClock.day(made.expiresAt()));
        return Paper.titled(
                        texts.letterTitle(made.agencyName()),
                        shell.locale(),
                        (page, pages) -> texts.letterFoot(made.id().toString(), page, pages))
                .text(office.text().orElseGet(() -> texts.theOversightOffice()))
                .text(day)
                .text(texts.letterWhy(made.agencyName()))
                .heading(texts.letterHow())
                .text(publicUrl
                        .map(url -> texts.letterSteps(url + "/claim"))
                        .orElseGet(texts::letterStepsWithoutAddress))
                .fact(texts.code(), made.code(), "")
                .fact(texts.goodUntil(), until, "")
                .text(texts.letterThen())
                .text(texts.letterIfNotYours())
                .bytes();
    }
}
