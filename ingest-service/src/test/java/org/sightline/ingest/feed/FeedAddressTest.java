package org.sightline.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address that no run could read is refused when the feed is saved, with what to do. */
class FeedAddressTest {

    private static FeedRequest at(String kind, String address) {
        return new FeedRequest(
                "Invented",
                FeedKind.valueOf(kind),
                address,
                "invented",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "SOCRATA, http://data.example.gov/resource/abcd-1234",
        "SOCRATA, http://127.0.0.1:8080/resource/abcd-1234",
        "SOCRATA, https://127.0.0.1/resource/abcd-1234",
        "CKAN, https://localhost/api/3/action/datastore_search?resource_id=x",
        "OCDS, https://10.0.0.7/packages?from={from}",
        "FPDS, https://[::1]/ezsearch?q=x",
        "S3, https://192.168.1.9/bucket/folder/?region=us-east-1",
        "SFTP, sftp://user@127.0.0.1/out",
        "SFTP, sftp://user@[fe80::1]/out"
    })
    void onTheOwnMachineOrWithoutTlsItIsRefusedUnlessTheInstallationAllowsIt(String kind, String address) {
        assertThat(FeedResource.addressFault(at(kind, address), false)).contains("Write an address");
        assertThat(FeedResource.addressFault(at(kind, address), true)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "SOCRATA, https://192.0.78.9/resource/abcd-1234",
        "SOCRATA, https://data.invalid/resource/abcd-1234",
        "SFTP, sftp://user@192.0.78.9/out",
        "FOLDER, payments"
    })
    void onTheWebItIsKeptAlsoWhereTheHostIsNotThereJustNow(String kind, String address) {
        assertThat(FeedResource.addressFault(at(kind, address), false)).isNull();
    }
}
