package org.sightline.ingest.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in descriptions are masked where the description says whose they are. The people are invented. */
class NamedInTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JURY FEE JANE DOE                               | JURY FEE [name of a juror removed]
            JUROR: DOE, JANE Q 3 DAYS                       | JUROR: [name of a juror removed] 3 DAYS
            Jurors Jane Q. Doe                              | Jurors [name of a juror removed]
            Refund to student Jason O'Neill, lunch account  | Refund to student [name of a student removed], lunch account
            PUPIL TRANSPORT - MARIA LOPEZ                   | PUPIL TRANSPORT - [name of a student removed]
            WITNESS FEE 22-CR-100 JANE DOE                  | WITNESS FEE 22-CR-100 JANE DOE
            INMATE REFUND ROBERT ROE                        | INMATE REFUND [name of a inmate removed]
            Mr. Robert Roe, mileage                         | Mr. [name of a person removed], mileage
            STUDENT JANE DOE AND STUDENT RAUL ROE           | STUDENT [name of a student removed] AND STUDENT [name of a student removed]
            """)
    void whoIsNamedAsAPrivatePerson(String text, String masked) {
        assertThat(NamedInText.masked(text)).isEqualTo(masked);
        assertThat(NamedInText.masked(masked)).as("once is enough").isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STUDENT DESK, CHAIR COMBINATION",
                "STUDENT SERVICES CENTER HIKVISION DS-2CD2143G0-I DOME CAMERA",
                "JURY ROOM CAMERAS",
                "PATIENT MONITOR PHILIPS",
                "STUDENT LAPTOPS DELL LATITUDE",
                "MR COFFEE MAKER 12 CUP",
                "FOSTER GRANT SAFETY GLASSES",
                "JOHN DEERE TRACTOR PARTS",
                "STUDENT INFORMATION SYSTEM LICENSE",
                "PUPIL TRANSPORTATION JOHN DEERE GATOR",
                "WITNESS ROOM DAHUA NVR",
                "CAMERA FOR JANE DOE SCHOOL",
                "STUDENT TRANSPORT MARIA'S BUS",
            })
    void whatNamesNobodyStays(String text) {
        assertThat(NamedInText.masked(text)).isSameAs(text);
    }
}
