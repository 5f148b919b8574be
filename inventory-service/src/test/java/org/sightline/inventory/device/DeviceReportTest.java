package org.sightline.inventory.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sightline.kit.problem.Problem;
import org.sightline.kit.problem.Problem.Fault;

class DeviceReportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static DeviceReport report(
            String serial,
            String mac,
            String tag,
            String status,
            String installedOn,
            String removedOn,
            Integer quantity) {
        return DeviceReport.EMPTY
                .with(DeviceField.MAKER, "Acme")
                .with(DeviceField.MODEL, "A-1")
                .with(DeviceField.SERIAL, serial)
                .with(DeviceField.MAC, mac)
                .with(DeviceField.TAG, tag)
                .with(DeviceField.SITE, "Depot")
                .with(DeviceField.STATUS, status)
                .with(DeviceField.INSTALLED_ON, installedOn)
                .with(DeviceField.REMOVED_ON, removedOn)
                .with(DeviceField.QUANTITY, quantity);
    }

    @Test
    void whatIsLongIsSaidAgainInPart() {
        String typed = "x is ".repeat(1_000).strip();
        List<Fault> faults =
                report(null, typed, null, typed, typed, null, null).check(TODAY).faults();
        assertThat(faults).extracting(Fault::code).contains("unknown-status", "invalid-date", "invalid-mac");
        assertThat(faults).allSatisfy(fault -> assertThat(fault.message()).hasSizeLessThan(300));
        assertThatThrownBy(() -> RemovalForm.checked(new RemovalForm(typed, "recycled", null), TODAY))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refused -> assertThat(refused.faults().getFirst().message())
                                .hasSizeLessThan(300)
                                .startsWith("\"x is x is ")
                                .contains("…\" is not a date."));
    }

    private static DeviceReport withMac(String mac) {
        return report(null, mac, null, null, null, null, null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"c0:56:e3:00:00:01", "C0-56-E3-00-00-01", "c056.e300.0001", "C056E3000001", " c0 56 e3 00 00 01 "
            })
    void aMacAddressMayBeWrittenWithAnySeparators(String mac) {
        assertThat(withMac(mac).check(TODAY).details().mac()).isEqualTo("C056E3000001");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "C0:56:E3:00:00, invalid-mac",
        "C0:56:E3:00:00:0G, invalid-mac",
        "C056E30000010000, invalid-mac",
        "00:00:00:00:00:00, invalid-mac",
        "FF:FF:FF:FF:FF:FF, invalid-mac",
        "01:00:5E:00:00:01, invalid-mac",
        "5.6E+11, scientific-notation",
    })
    void whatIsNoMacAddressIsRefused(String mac, String code) {
        assertThat(withMac(mac).check(TODAY).faults()).extracting(Fault::code).containsExactly(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.91E+18", "1E+12", "1,91e+18", "-4.5E+03"})
    void aSerialThatASpreadsheetShortenedIsRefused(String serial) {
        assertThat(report(serial, null, null, null, null, null, null)
                        .check(TODAY)
                        .faults())
                .extracting(Fault::code)
                .containsExactly("scientific-notation");
        assertThat(report(null, null, serial, null, null, null, null)
                        .check(TODAY)
                        .faults())
                .extracting(Fault::pointer)
                .containsExactly("tag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12E34", "1E5", "DS-2CD2143G0-I20190312AAWRC12345678", "000123", "E+12"})
    void aSerialThatOnlyLooksOddIsTaken(String serial) {
        assertThat(report(serial, null, null, null, null, null, null)
                        .check(TODAY)
                        .details()
                        .serial())
                .isEqualTo(serial);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "none", "-", "Unknown", "0", "  "})
    void aWordForNothingIsNothing(String serial) {
        assertThat(report(serial, serial, serial, null, null, null, null)
                        .check(TODAY)
                        .details())
                .extracting(DeviceDetails::serial, DeviceDetails::mac, DeviceDetails::tag)
                .containsExactly(null, null, null);
    }

    @ParameterizedTest(name = "status {0}, installed {1}, removed {2}, quantity {3}: {4}")
    @CsvSource({
        ",, ,, ''",
        "in_stock,,,, ''",
        "removed, 2020-01-01, 2021-01-01,, ''",
        "broken,,,, unknown-status",
        ", 30.06.2021,,, invalid-date",
        ", 2026-11-25,,, future-date",
        ", 1921-06-30,,, too-early",
        "removed,,,, removal-date-missing",
        "installed,, 2021-01-01,, removed-and-in-use",
        "removed, 2021-01-02, 2021-01-01,, removed-before-installed",
        ",,, 0, invalid-quantity",
        ",,, 100001, invalid-quantity",
        ",,, 12, ''",
    })
    void eachMistakeHasItsCode(String status, String installed, String removed, Integer quantity, String code) {
        assertThat(report(null, null, null, status, installed, removed, quantity)
                        .check(TODAY)
                        .faults())
                .extracting(Fault::code)
                .isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void oneSerialIsOneDevice() {
        assertThat(report("S-1", null, null, null, null, null, 2).check(TODAY).faults())
                .extracting(Fault::code)
                .containsExactly("one-serial-many-devices");
        assertThat(report(null, null, "LOT-1", null, null, null, 2)
                        .check(TODAY)
                        .details()
                        .quantity())
                .isEqualTo(2);
    }

    @Test
    void allMistakesAreSaidAtOnce() {
        assertThat(report("1.91E+18", "xyz", null, "broken", "soon", null, 0)
                        .check(TODAY)
                        .faults())
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("serial", "mac", "status", "installedOn", "quantity");
    }

    @Test
    void somethingHasToBeSaid() {
        DeviceReport nothing = DeviceReport.EMPTY
                .with(DeviceField.MODEL, " ")
                .with(DeviceField.SERIAL, "n/a")
                .with(DeviceField.SITE, "Depot");
        assertThat(nothing.check(TODAY).faults()).extracting(Fault::code).containsExactly("nothing-said");
    }

    @Test
    void whatAReportLeavesOutStaysAsItIs() {
        DeviceDetails now = report("S-1", "C056E3000001", "T-1", "installed", "2020-01-01", null, null)
                .check(TODAY)
                .details();
        DeviceReport said = DeviceReport.EMPTY
                .with(DeviceField.SERIAL, "S-1")
                .with(DeviceField.MAC, "")
                .with(DeviceField.LOCATION, "Room 2");
        DeviceDetails after = said.over(now).check(TODAY).details();
        assertThat(after.mac()).isEqualTo("C056E3000001");
        assertThat(after.installedOn()).isEqualTo("2020-01-01");
        assertThat(after.location()).isEqualTo("Room 2");
    }
}
