package org.sightline.gateway.pages.agencies.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.sightline.gateway.pages.people.people.PersonNames;
import org.sightline.gateway.paper.Letterhead;
import org.sightline.gateway.paper.Paper;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Formats;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.clock.OfficeClock;

/** The letter that takes a code to a body, in the language of whoever makes it. */
@ApplicationScoped
class ClaimLetter {

    private final CurrentShell shell;
    private final ClaimCodes codes;
    private final PersonNames people;
    private final Letterhead office;
    private final Optional<URI> publicUrl;
    private final Clock clock;

    ClaimLetter(
            CurrentShell shell,
            ClaimCodes codes,
            PersonNames people,
            Letterhead office,
            @ConfigProperty(name = "sightline.public-url") Optional<URI> publicUrl,
            Clock clock) {
        this.shell = shell;
        this.codes = codes;
        this.people = people;
        this.office = office;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /**
     * The PDF. The code stands in it and nowhere else.
     *
     * @param by who sends it, and is named in it
     */
    byte[] pdf(ClaimCode.Made made, Caller by) {
        ClaimTexts texts = shell.texts(ClaimTexts.class);
        String day = Formats.day(OfficeClock.today(clock));
        String until = Formats.day(OfficeClock.day(made.expiresAt()));
        return Paper.titled(
                        texts.letterTitle(made.agencyName()),
                        shell.locale(),
                        (page, pages) -> texts.letterFoot(made.id().toString(), page, pages))
                .text(office.text().orElseGet(() -> shell.labels().theOversightOffice()))
                .text(day)
                .text(texts.letterWhy())
                .text(recorded(texts, made))
                .heading(shell.labels().whatToDo())
                .text(publicUrl
                        .map(url -> texts.letterSteps(url + "/claim"))
                        .orElseGet(texts::letterStepsWithoutAddress))
                .fact(texts.code(), made.code(), "")
                .fact(texts.goodUntil(), until, "")
                .text(texts.letterThen())
                .text(texts.letterIfNotYours())
                .text(texts.letterFrom(people.of(by.name())))
                .text(office.text().isPresent() ? texts.letterAsk() : texts.letterAskOffice())
                .bytes();
    }

    /** What the office knows of the body: a body of which nothing was found is told that. */
    private String recorded(ClaimTexts texts, ClaimCode.Made made) {
        ClaimRepository.Recorded recorded = codes.recorded(made.agencyId());
        if (recorded.purchases() > 0) {
            return texts.letterPurchases(made.agencyName(), recorded.purchases());
        }
        return recorded.lines() > 0
                ? texts.letterNoPurchase(made.agencyName(), recorded.lines())
                : texts.letterNoData(made.agencyName());
    }
}
