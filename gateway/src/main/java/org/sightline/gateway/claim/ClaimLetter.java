package org.sightline.gateway.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.gateway.paper.Paper;
import org.sightline.gateway.shell.CurrentShell;

/** The letter that takes a code to a body, in the language of whoever makes it. */
@ApplicationScoped
class ClaimLetter {

    private final CurrentShell shell;
    private final Optional<URI> publicUrl;
    private final Clock clock;

    ClaimLetter(
            CurrentShell shell, @ConfigProperty(name = "sightline.public-url") Optional<URI> publicUrl, Clock clock) {
        this.shell = shell;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** The PDF. The code stands in it and nowhere else. */
    byte[] pdf(ClaimCode.Made made) {
        ClaimTexts texts = shell.texts(ClaimTexts.class);
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
        String until = LocalDate.ofInstant(made.expiresAt(), ZoneOffset.UTC).toString();
        return Paper.titled(
                        texts.letterTitle(made.agencyName()),
                        shell.locale(),
                        (page, pages) -> texts.letterFoot(made.id().toString(), page, pages))
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
