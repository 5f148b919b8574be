package org.sightline.matching.listfeed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.problem.Problem;

/** An address that no fetch could read is refused when the list is saved, with what to do. */
class ListFeedRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://data.example.gov/csl.csv",
                "http://127.0.0.1:8080/csl.csv",
                "https://localhost/csl.csv",
                "https://[::1]/csl.csv",
                "https://172.16.3.4/csl.csv"
            })
    void onTheOwnMachineOrWithoutTlsItIsRefusedUnlessTheInstallationAllowsIt(String address) {
        ListFeedRequest said = new ListFeedRequest("Invented", "csl_csv", address, null, null, null);
        assertThatThrownBy(() -> said.requireSense(false))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.message()).contains("Write an address")));
        assertThatCode(() -> said.requireSense(true)).doesNotThrowAnyException();
    }
}
