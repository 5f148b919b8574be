package org.sightline.matching.rolenews;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.kit.json.Json;
import org.sightline.kit.sql.RowScope;
import org.sightline.kit.sql.Sql;
import org.sightline.localstack.people.Tokens;
import org.sightline.matching.RealService;

/** A new role is in the inbox of all people of the agency, also of who manages them alone, and of two of the office. */
@QuarkusTest
class RoleTellerTest extends RealService {

    private final UUID agency = UUID.randomUUID();

    @Inject
    Sql sql;

    @Test
    void aNewRoleIsToldToThePeopleOfTheAgencyAndToTwoOfTheOffice() {
        String admin = Tokens.of("admin");
        String analyst = Tokens.of("analyst");
        String manager = Tokens.agencyPerson(agency, "agency-admin");
        String stranger = Tokens.agencyPerson(UUID.randomUUID(), "reader");
        tell(1);
        for (String person : List.of(Tokens.agencyPerson(agency, "reader"), manager)) {
            eventually().until(() -> entries(person), found -> !found.isEmpty());
            Map<String, Object> entry = entries(person).getFirst();
            assertThat(entry)
                    .containsEntry("kind", "role_given")
                    .containsEntry("path", "/agencies/" + agency + "/people");
            assertThat((String) entry.get("text"))
                    .contains("rita.invented is now reporter", "devon.invented drafted it, robin.invented approved it");
        }
        assertThat(with(manager).get("/inbox?language=es").jsonPath().<String>getList("items.text"))
                .anySatisfy(text -> assertThat(text).contains("rita.invented es ahora declarante"));
        assertThat(entries(stranger)).isEmpty();
        assertThat(List.of(admin, analyst)).doesNotContainNull();
        assertThat(toOffice()).as("two of the office").hasSize(2).doesNotContainNull();
        tell(2);
        eventually().until(() -> version(), found -> found == 2);
        assertThat(entries(manager)).as("told once").hasSize(1);
        assertThat(toOffice()).hasSize(2);
    }

    private List<Map<String, Object>> entries(String token) {
        return with(token).get("/inbox").jsonPath().<Map<String, Object>>getList("items").stream()
                .filter(entry -> agency.toString().equals(entry.get("agencyId")))
                .toList();
    }

    private List<String> toOffice() {
        return sql.as(
                RowScope.job("test"),
                () -> sql.query(
                                "select person from notification where agency_id = :agency and kind = 'office_role_given'")
                        .with("agency", agency)
                        .list(row -> row.text("person")));
    }

    private long version() {
        return sql.query("select version from held_grant where person = 'iss|rita' and place = :place")
                .with("place", agency.toString())
                .number();
    }

    private final Instant at = Instant.now().minusSeconds(2);

    private void tell(long version) {
        String message = Json.write(Map.of(
                "issuer",
                "iss",
                "subject",
                "rita",
                "name",
                "rita.invented",
                "version",
                version,
                "place",
                "agency",
                "agencyId",
                agency,
                "roles",
                List.of(Map.of(
                        "role",
                        "reporter",
                        "given",
                        Map.of("at", at, "draftedBy", "devon.invented", "approvedBy", "robin.invented"))),
                "changedAt",
                at));
        kafka().send("grants", "iss|rita|" + agency, Map.of("correlation_id", "c-test"), message);
    }
}
