package org.sightline.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sightline.localstack.process.Refused;

class PostgresSettingsTest {

    @Test
    void aPersonGivesSettingsBesidesTheUsualOnes() {
        assertThat(Postgres.settings("max_wal_size=1GB; shared_buffers = 512MB;"))
                .isEqualTo(Map.of("max_wal_size", "1GB", "shared_buffers", "512MB"));
        assertThat(Postgres.settings((String) null)).isEmpty();
    }

    @Test
    void whatIsNoSettingIsRefused() {
        assertThatThrownBy(() -> Postgres.settings("max_wal_size"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("SIGHTLINE_POSTGRES_SETTINGS");
    }
}
