package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sightline.testsupport.whole.Person;
import org.sightline.testsupport.whole.Sightline;
import org.sightline.testsupport.whole.Town;
import org.sightline.testsupport.whole.Upload;

/** Registers that say by their columns which they are: who buys, with whose money, and whether anything was bought. Invented rows. */
@Order(3)
@ExtendWith(Sightline.class)
class KnownRegistersTest {

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

    @Test
    void federalLawBindsTheBuyersOfAFileOfUsaSpending() {
        String mark = Upload.newSource("federal");
        String file = "award_id_piid,action_date,federal_action_obligation,awarding_agency_name,recipient_name,"
                + "transaction_description,primary_place_of_performance_state_code\n"
                + DEPARTMENTS.stream()
                        .map(name -> mark + "-" + DEPARTMENTS.indexOf(name) + ",2023-05-20,1500.00," + name
                                + ",INVENTED SELLER LLC,HIKVISION DS-2CD2143G0-I DOME CAMERA " + mark + ",MD\n")
                        .collect(Collectors.joining());
        Upload.of(mark, file).done();

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(findings(mark))
                        .hasSize(DEPARTMENTS.size())
                        .allSatisfy(one -> {
                            assertThat(one.path("agencyKind").asText()).isEqualTo("federal_agency");
                            assertThat(one.path("verdict").asText()).isEqualTo("PROHIBITED");
                            assertThat(one.path("documentNumber").asText()).startsWith(mark);
                        }));
    }

    @Test
    void aFundedRequestOfERateIsAPurchaseWithUniversalServiceMoneyAndAPendingOneIsNone() {
        Town town = Town.registered("Erate");
        String file =
                "Billed Entity Name,BEN,FRN,FRN Line Item Number,FRN Status,Funding Year,Type of Product,Manufacturer,"
                        + "Other Manufacturer,Model of Equipment,Service Provider Name,One-time Quantity,"
                        + "Pre-Discount Extended Eligible Line Item Costs\n"
                        + request(town, "F-1", "Funded")
                        + request(town, "F-2", "Pending")
                        + request(town, "F-3", "Denied");
        Upload.of(Upload.newSource("erate"), file).done();

        JsonNode finding = town.awaitFindings(1).getFirst();
        assertThat(finding.path("documentNumber").asText()).isEqualTo("F-1");
        assertThat(finding.path("funding").path(0).asText()).isEqualTo("usf");
        assertThat(finding.path("verdict").asText()).isEqualTo("PROHIBITED");
        assertThat(Person.analyst().all("/api/lines?agencyId=" + town.id()))
                .extracting(line -> line.path("documentType").asText())
                .containsExactlyInAnyOrder("purchase_order", "requisition", "requisition");
    }

    private static String request(Town town, String number, String status) {
        return String.join(
                        ",",
                        town.name(),
                        "17",
                        number,
                        number + ".001",
                        status,
                        "2023",
                        "Camera",
                        "Other",
                        "Hikvision",
                        "DS-2CD2143G0-I",
                        "INVENTED SELLER LLC",
                        "2",
                        "1200.00")
                + "\n";
    }

    private static List<JsonNode> findings(String mark) {
        return Person.analyst().all("/api/findings?q=" + mark);
    }
}
