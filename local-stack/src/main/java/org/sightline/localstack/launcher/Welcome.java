package org.sightline.localstack.launcher;

import org.sightline.localstack.people.Tokens;
import org.sightline.localstack.stack.Layout;
import org.sightline.localstack.stack.Part;

/** What {@code up} tells when everything runs: where the pages are and who can sign in. */
final class Welcome {

    private Welcome() {}

    static String text(Layout layout, boolean withSample) {
        StringBuilder text = new StringBuilder("\nOpen http://localhost:" + layout.port(Part.GATEWAY)
                + "/ and sign in as one of these" + " (invented people, this machine only):\n");
        person(text, "analyst", "oversight office: loads data, decides findings");
        person(text, "analyst2", "oversight office: the second pair of eyes");
        person(text, "auditor", "reads everything, changes nothing");
        person(text, "admin", "agencies, people, watchlists; reads no purchases");
        person(text, "admin2", "approves what admin drafts, and the other way round");
        person(text, "admin3", "as well, where the other two gave the other role already");
        if (withSample) {
            person(text, "reporter.bellwick-city", "City of Bellwick: registers cameras, answers findings");
            person(text, "certifier.bellwick-city", "City of Bellwick: signs its return");
        }
        String next = withSample
                ? "as analyst, open a finding under Findings and notify the agency; Help explains each page"
                : "as analyst, open Purchase data and upload a file, or run ./sightline import FILE --source ID";
        return text.append("\nNext:   ")
                .append(next)
                .append("\nAPI:    http://localhost:" + layout.port(Part.GATEWAY)
                        + "/api, described at /api/openapi.yaml; mails: http://localhost:" + layout.port(Part.MAIL)
                        + "/")
                .append("\nTo end: Ctrl-C here or ./sightline down; the data is kept for the next ./sightline up")
                .toString();
    }

    private static void person(StringBuilder text, String name, String what) {
        text.append(String.format("  %-24s password %-30s %s%n", name, Tokens.password(name), what));
    }
}
