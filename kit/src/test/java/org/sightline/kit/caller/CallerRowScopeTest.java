package org.sightline.kit.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.sql.RowScope;

class CallerRowScopeTest {

    private static final UUID AGENCY = UUID.fromString("6f1c2d3e-4b5a-5c6d-8e7f-90a1b2c3d4e5");

    private static RowScope scope(Set<String> roles, String... groups) {
        return CallerRowScope.of(Caller.of("subject", "name", roles, List.of(groups)));
    }

    @ParameterizedTest
    @ValueSource(strings = {Caller.ANALYST, Caller.AUDITOR, Caller.ADMIN})
    void theOfficeSeesAllRows(String role) {
        assertThat(scope(Set.of(role)).kind()).isEqualTo(RowScope.Kind.OFFICE);
    }

    @Test
    void aPersonOfAnAgencySeesItsRows() {
        RowScope scope = scope(Set.of(), "/agencies/" + AGENCY + "/" + Caller.REPORTER);

        assertThat(scope.kind()).isEqualTo(RowScope.Kind.AGENCIES);
        assertThat(scope.agencies()).containsExactly(AGENCY);
    }

    @Test
    void whoHasNoRoleSeesNoRows() {
        RowScope scope = scope(Set.of("reporter"), "/agencies");

        assertThat(scope.kind()).isEqualTo(RowScope.Kind.AGENCIES);
        assertThat(scope.agencies()).isEmpty();
    }
}
