package org.sightline.ingest.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sightline.ingest.RealService;

/** In a file of federal awards the buyer is the federal agency, wherever the work is done. The awards are invented. */
@QuarkusTest
class FederalBuyersTest extends RealService {

    private static final String AWARDS = "contract_transaction_unique_key,award_id_piid,action_date,"
            + "federal_action_obligation,awarding_agency_name,awarding_sub_agency_name,recipient_name,"
            + "transaction_description,primary_place_of_performance_state_code\n";

    private static final List<String> DEPARTMENTS = List.of(
            "Department of Justice",
            "Environmental Protection Agency",
            "Department of Commerce",
            "Department of State",
            "Department of Veterans Affairs",
            "Department of Labor",
            "Department of Education",
            "Department of the Treasury",
            "Department of Health and Human Services",
            "Department of Transportation");

    private static String award(String agency, String part, String state) {
        return UUID.randomUUID() + ",INVENTED-" + UUID.randomUUID() + ",2023-05-20,1500.00,\"" + agency + "\",\"" + part
                + "\",INVENTED SELLER LLC,DOME CAMERA," + state + "\n";
    }

    @Test
    void tenDepartmentsAreTenFederalBodiesInWhateverStateTheyBuy() {
        String source = newSource();
        StringBuilder file = new StringBuilder(AWARDS);
        DEPARTMENTS.forEach(name -> file.append(award(name, "", "MD"))
                .append(award(name.toUpperCase(java.util.Locale.ROOT), "", "NJ"))
                .append(award(name, "", "")));
        counts(upload(source, file.toString()), 30, 0, 0, 0);

        Set<String> bodies = new HashSet<>(linesOf(source).findValuesAsText("agencyId"));
        assertThat(bodies).hasSize(DEPARTMENTS.size());
        List<JsonNode> announced = messages("buyers", from(source));
        assertThat(announced).hasSizeLessThanOrEqualTo(DEPARTMENTS.size()).allSatisfy(buyer -> {
            assertThat(buyer.path("kind").asText()).isEqualTo("federal_agency");
            assertThat(buyer.path("state").asText()).isEqualTo(FederalAgencies.STATE);
            assertThat(DEPARTMENTS).contains(buyer.path("name").asText());
        });
    }

    @Test
    void aPartIsItsDepartmentAndTheLineSaysTheNameAsPublished() {
        String source = newSource();
        upload(
                source,
                AWARDS
                        + award("Department of Justice", "Federal Bureau of Investigation", "MD")
                        + award("FEDERAL BUREAU OF INVESTIGATION", "", "VA")
                        + award("JUSTICE, DEPARTMENT OF", "", "WA"));

        JsonNode lines = linesOf(source);
        assertThat(new HashSet<>(lines.findValuesAsText("agencyId")))
                .containsExactly(
                        BuyerName.agencyId("DC", "department of justice").toString());
        assertThat(lines.findValuesAsText("buyerName")).contains("FEDERAL BUREAU OF INVESTIGATION");
        assertThat(lines.findValuesAsText("state")).containsExactlyInAnyOrder("MD", "VA", "WA");
    }

    @Test
    void theSameNameInAStatesOwnFileIsNoFederalAgency() {
        String source = newSource();
        upload(source, ORDERS + order("P1", 1, "Department of Transportation", "DOME", 1, ""));

        assertThat(linesOf(source).findValuesAsText("agencyId"))
                .containsExactly(
                        BuyerName.agencyId("XF", "department of transportation").toString());
    }
}
