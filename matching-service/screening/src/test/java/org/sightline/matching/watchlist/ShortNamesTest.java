package org.sightline.matching.watchlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortNamesTest {

    private static final int FITS_A_CELL = 24;

    private static final Collection<Entity> COMPANIES = Watchlist.builtIn().content().entities().stream()
            .filter(entity -> entity.kind() != Entity.Kind.CATEGORY)
            .toList();

    @Test
    void eachCompanyOfTheBuiltInListIsCalledByAShortNameOfItsOwn() {
        assertThat(COMPANIES)
                .hasSizeGreaterThan(80)
                .allSatisfy(entity -> assertThat(entity.shortName())
                        .as(entity.id())
                        .hasSizeLessThanOrEqualTo(FITS_A_CELL)
                        .doesNotContainPattern("(?i)\\b(?:co|ltd|inc|corp|corporation|limited|llc)\\b|[,;/(]"));
        assertThat(COMPANIES.stream().map(Entity::shortName)).doesNotHaveDuplicates();
    }

    @Test
    void aShortNameIsOfAnEntityThatThereIs() {
        List<String> ids = Watchlist.builtIn().content().entities().stream()
                .map(Entity::id)
                .toList();

        assertThat(ids).containsAll(ShortNames.shipped().keySet());
    }

    @Test
    void whoHasNoShortNameIsCalledByTheWholeOne() {
        assertThat(ShortNames.of("invented-1", "Invented Optics Co., Ltd.")).isEqualTo("Invented Optics Co., Ltd.");
    }
}
