package org.sightline.matching.language;

import java.util.Locale;

/** What Sightline itself says in mails and notifications. Its words stand in {@code phrases/}, a file for each language. */
public enum Phrase {
    // Around the text of every mail.
    MAIL_TO,
    MAIL_SIGN_IN,
    MAIL_FOOT,
    // The daily mail.
    DIGEST_LEAD,
    // What the office did with a plan.
    PLAN_ACCEPTED,
    PLAN_SENT_BACK,
    PLAN_COMPLETED,
    PLAN_CANCELLED,
    // What became of a request for a waiver, and why a waiver ended.
    WAIVER_GRANTED,
    WAIVER_REFUSED,
    WAIVER_LAST_DAY_WAS,
    WAIVER_FINDING_GONE,
    WAIVER_GROUNDS_CHANGED,
    WAIVER_TAKEN_BACK,
    // What an agency answered.
    ANSWER_ACCEPTED,
    ANSWER_DISPUTED,
    ANSWER_REMOVED,
    ANSWER_PLANNED,
    ANSWER_MORE_TIME,
    // A role in an agency, and who gave it.
    ROLE_READER,
    ROLE_REPORTER,
    ROLE_CERTIFIER,
    ROLE_AGENCY_ADMIN,
    ROLE_SERVICE_ACCOUNT,
    ROLE_BY_TWO,
    ROLE_BY_ONE,
    // What waits for somebody's approval.
    WAITS_ROLE,
    WAITS_MACHINE,
    WAITS_MESSAGE,
    WAITS_CLAIM,
    WAITS_DRAFT,
    WAITS_FINDING,
    WAITS_PLAN,
    WAITS_PROOF,
    WAITS_EDITION,
    WAITS_IMPORT,
    WAITS_OTHER,
    // What changed, and so many findings that went from one verdict to another.
    RULES_CHANGED,
    WATCHLIST_CHANGED,
    VERDICT_TURNED,
    VERDICT_PROHIBITED,
    VERDICT_UNDETERMINED,
    VERDICT_RESTRICTED,
    VERDICT_FLAGGED,
    VERDICT_NOT_COVERED;

    /** What is said of a number of things, in words for one and words for several. */
    public enum Counted {
        DIGEST_SUBJECT,
        DIGEST_MORE,
        FINDINGS_WAIT,
        AGENCIES_HAVE,
        FINDINGS_TURNED,
        FINDINGS_WITHDRAWN,
        FINDINGS_OPENED,
        FINDINGS_REOPENED;

        /** The words for so many, with {@code {count}} in the place of the number. */
        String in(Language language, long count) {
            return Phrases.in(language).said(key() + (count == 1 ? ".one" : ".other"));
        }

        /** The start of its keys. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The words, with placeholders. */
    String in(Language language) {
        return Phrases.in(language).said(key());
    }

    /** The key. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
