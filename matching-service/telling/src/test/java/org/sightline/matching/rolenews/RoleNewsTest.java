package org.sightline.matching.rolenews;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sightline.kit.caller.Grant;
import org.sightline.kit.caller.HeldRole;
import org.sightline.kit.caller.RoleGiven;
import org.sightline.matching.template.NotificationKind;

/** Every new role is told to the people of the agency and to two of the office. */
class RoleNewsTest {

    private static final Instant NOW = Instant.parse("2026-12-01T09:00:00Z");
    private static final UUID TOWN = UUID.fromString("00000000-0000-5000-8000-000000000001");
    private static final RoleGiven BY_TWO = new RoleGiven(NOW.minusSeconds(5), "devon", "robin", null);

    private static Grant grant(String subject, @Nullable UUID agency, HeldRole... roles) {
        return new Grant(
                "iss",
                subject,
                subject,
                1,
                agency == null ? Grant.Place.OFFICE : Grant.Place.AGENCY,
                agency,
                List.of(roles),
                null,
                NOW);
    }

    private static List<Grant> office(String... admins) {
        return Stream.of(admins)
                .map(name -> grant(name, null, new HeldRole("admin", null)))
                .toList();
    }

    private static List<String> told(List<RoleNews.News> news) {
        return news.stream()
                .filter(one -> one.notification().kind() == NotificationKind.OFFICE_ROLE_GIVEN)
                .map(one -> String.valueOf(one.notification().person()))
                .toList();
    }

    @Test
    void theAgencyIsToldAndTwoOfTheOfficeWhoDidNotGiveIt() {
        List<RoleNews.News> news = RoleNews.of(
                grant("rita", TOWN, new HeldRole("reporter", null).by(BY_TWO)),
                office("devon", "robin", "alex", "kim"),
                NOW);
        assertThat(news).hasSize(3);
        assertThat(news.getFirst().notification().kind()).isEqualTo(NotificationKind.ROLE_GIVEN);
        assertThat(news.getFirst().notification().agencyId()).isEqualTo(TOWN);
        assertThat(told(news)).containsExactlyInAnyOrder("iss|alex", "iss|kim");
        assertThat(news.stream().map(RoleNews.News::origin)).doesNotHaveDuplicates();
    }

    @Test
    void whoGaveItIsToldWhereThereIsNobodyElse() {
        assertThat(told(RoleNews.of(
                        grant("rita", TOWN, new HeldRole("reporter", null).by(BY_TWO)), office("devon", "robin"), NOW)))
                .containsExactlyInAnyOrder("iss|devon", "iss|robin");
    }

    @Test
    void whatIsOldOrOverOrOfTheOfficeIsNotTold() {
        RoleGiven old = new RoleGiven(NOW.minus(Duration.ofDays(31)), "devon", "robin", null);
        assertThat(RoleNews.of(grant("rita", TOWN, new HeldRole("reporter", null).by(old)), office("kim"), NOW))
                .isEmpty();
        assertThat(RoleNews.of(
                        grant("rita", TOWN, new HeldRole("reporter", NOW.minusSeconds(1)).by(BY_TWO)),
                        office("kim"),
                        NOW))
                .isEmpty();
        assertThat(RoleNews.of(grant("rita", TOWN, new HeldRole("reporter", null)), office("kim"), NOW))
                .as("nobody said who gave it")
                .isEmpty();
        assertThat(RoleNews.of(grant("rita", null, new HeldRole("auditor", null).by(BY_TWO)), office("kim"), NOW))
                .isEmpty();
    }
}
