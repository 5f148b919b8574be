package org.sightline.ingest.personal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What money is for when it goes to a private person. The people are invented. */
class PrivatePayeeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Jury duty, March               | juror
        JUROR 117                      | juror
        payment to jurors              | juror
        WITNESS FEE                    | witness
        witnesses travel               | witness
        WITNESS PAY                    | witness
        WITNESS MILEAGE                | witness
        Student refund                 | student
        STUDENTS MEAL REFUND           | student
        PUPIL REIMBURSEMENT            | student
        TUITION PAYMENT                | student
        STUDENT STIPEND                | student
        PUPIL AWARD                    | student
        TUITION SCHOLARSHIP            | student
        Rotary scholarship 2025        | student
        FOSTER PARENT                  | foster parent
        foster care, May               | foster parent
        FOSTER HOME                    | foster parent
        PATIENT REFUND                 | patient
        patient reimb                  | patient
        MEDICAID REIMBURSED RECIPIENT  | patient
        INMATE REFUND                  | inmate
        INMATE RELEASE                 | inmate
        inmate trust                   | inmate
        INMATE ACCOUNT                 | inmate
        INMATE FUNDS                   | inmate
        CHILD SUPPORT                  | recipient
        VICTIM RESTITUTION             | recipient
        victim compensation            | recipient
        VICTIM ASSISTANCE              | recipient
        RENT ASSISTANCE                | recipient
        RENTAL ASSISTANCE              | recipient
        Relocation assistance          | recipient
        WORKERS COMP                   | recipient
        WORKERS' COMP                  | recipient
        """)
    void whoGetsItIsCalledByThat(String text, String person) {
        assertThat(PrivatePayee.mask("DOE, JANE", "GENERAL FUND | " + text + " | 15.00"))
                .isEqualTo("[name of a " + person + " removed]");
        assertThat(PrivatePayee.mask("JANE DOE INC", text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DOME CAMERA",
                "INJURY REPORT SOFTWARE",
                "WITNESS STAND, OAK",
                "STUDENT DESKS",
                "TUITION",
                "FOSTER LANE RESURFACING",
                "PATIENT MONITOR",
                "MEDICAID SOFTWARE",
                "INMATE PHONES",
                "VICTIM SERVICES CAMERA",
                "TECHNICAL ASSISTANCE",
                "WORKERS GLOVES"
            })
    void otherPurposesLeaveTheName(String text) {
        assertThat(PrivatePayee.mask("DOE, JANE", text)).isNull();
    }
}
