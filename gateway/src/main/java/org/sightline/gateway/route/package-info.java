/**
 * The public API as a table. In come {@code routes.csv} and the services' own documents; out go the public OpenAPI
 * document, and for each request its row of the table and what is wrong with its query.
 */
@OpenAPIDefinition(
        info = @Info(title = "Sightline", version = "1"),
        tags = {
            @Tag(name = "Compliance", description = "How agencies stand: over all of them, and one by one."),
            @Tag(name = "Agencies", description = "The register of agencies."),
            @Tag(
                    name = "Findings",
                    description = "What was bought or installed, what the law says, what people decided."),
            @Tag(name = "Saved views", description = "Filters that a person keeps under a name."),
            @Tag(name = "Open data", description = "What the office publishes for everybody, edition by edition."),
            @Tag(name = "Tasks", description = "What comes next with a finding, whose turn it is and by when."),
            @Tag(name = "Notices", description = "How agencies are told of findings, and whom to tell."),
            @Tag(name = "Discussion", description = "Notes on a finding: of the office for itself, or for both sides."),
            @Tag(name = "Evidence files", description = "Files that show what is true of a finding."),
            @Tag(
                    name = "Remediation plans",
                    description = "How equipment goes out of use: steps, dates, money, proof, and what is left."),
            @Tag(
                    name = "Waivers",
                    description =
                            "That an agency is waived from a rule for a finding, until a day, where the rule names it."),
            @Tag(
                    name = "Contractor reports",
                    description = "What a federal contractor tells its contracting officer about a finding."),
            @Tag(name = "Devices", description = "What an agency has installed."),
            @Tag(
                    name = "Returns",
                    description = "What agencies sign each year: what is installed, or that nothing is."),
            @Tag(name = "Imports", description = "Files of purchase data, and the sources they come from."),
            @Tag(name = "Feeds", description = "Places that publish purchase data and are read by themselves."),
            @Tag(name = "Purchase lines", description = "Purchase lines as they were published."),
            @Tag(name = "Offers", description = "Suppliers that offer listed makers. An offer is no purchase."),
            @Tag(name = "Buyers", description = "Which public bodies the buyers in purchase data are."),
            @Tag(name = "Fund codes", description = "What fund codes mean in an agency's own chart of funds."),
            @Tag(name = "Screening", description = "Who is behind a text, and the check before a purchase."),
            @Tag(name = "Watchlist", description = "Makers, brands and models: the list, its versions and drafts."),
            @Tag(name = "Rules", description = "The rules of law, their versions and drafts."),
            @Tag(name = "People", description = "Who is signed in, and who has which role in an agency."),
            @Tag(name = "Inbox", description = "What somebody was told, what is unread, and what is told how."),
            @Tag(name = "Webhooks", description = "Addresses that get notifications as signed requests."),
            @Tag(name = "Notification texts", description = "The texts of notifications, in versions."),
            @Tag(name = "Audit", description = "Who did what, in a log that shows if it was changed."),
            @Tag(name = "System", description = "How the parts are, and messages that were set aside.")
        })
@NullMarked
package org.sightline.gateway.route;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.NullMarked;
