package org.sightline.kit.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.problem.Problem;

class CursorTest {

    @Test
    void aCursorLeadsBackToItsPlace() {
        assertThat(Cursor.read(Cursor.of("2021-05-20", "id,with|signs"), 2))
                .containsExactly("2021-05-20", "id,with|signs");
    }

    @Test
    void noCursorIsTheStart() {
        assertThat(Cursor.read(null, 2)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"!!", "YWJj"})
    void aForeignCursorIsRefusedWithAReason(String cursor) {
        assertThatThrownBy(() -> Cursor.read(cursor, 2))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void aCursorBelongsToOneListAndOneFilter() {
        String cursor = BoundCursor.to("devices", "agency-1", null).after("2021-05-20", 7L);

        assertThat(BoundCursor.to("devices", "agency-1", null).read(cursor, 2).day(0))
                .isEqualTo(LocalDate.of(2021, 5, 20));
        for (BoundCursor other :
                List.of(BoundCursor.to("devices", "agency-2", null), BoundCursor.to("lines", "agency-1", null))) {
            assertThatThrownBy(() -> other.read(cursor, 2))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.status()).isEqualTo(400));
        }
    }

    @Test
    void aDamagedValueInACursorIsNotAFaultOfOurs() {
        BoundCursor.Place place =
                BoundCursor.to("devices").read(BoundCursor.to("devices").after("no number"), 1);

        assertThatThrownBy(() -> place.number(0))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void aFullPageSaysWhereTheNextBegins() {
        Page<String> page = Page.cut(List.of("a", "b", "c"), 2, Cursor::of, null);
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(Cursor.read(page.nextCursor(), 1)).containsExactly("b");
        assertThat(Page.cut(List.of("a"), 2, Cursor::of, null).nextCursor()).isNull();
    }

    @Test
    void aChangeNeedsThePresentVersion() {
        ETags.require("\"3\"", 3);
        assertThatThrownBy(() -> ETags.require(null, 3))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(428));
        assertThatThrownBy(() -> ETags.require("\"2\"", 3))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(412));
    }
}
