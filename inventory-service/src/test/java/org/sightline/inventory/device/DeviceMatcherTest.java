package org.sightline.inventory.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sightline.inventory.history.Origin;
import org.sightline.kit.problem.Problem.Fault;

class DeviceMatcherTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Origin ORIGIN = new Origin("somebody", "file", Instant.parse("2026-11-24T10:00:00Z"), null);

    private static DeviceDetails details(String serial, String mac, String tag, String site, String removedOn) {
        return DeviceReport.EMPTY
                .with(DeviceField.MAKER, "Acme")
                .with(DeviceField.MODEL, "A-1")
                .with(DeviceField.SERIAL, serial)
                .with(DeviceField.MAC, mac)
                .with(DeviceField.TAG, tag)
                .with(DeviceField.SITE, site)
                .with(DeviceField.STATUS, removedOn == null ? null : "removed")
                .with(DeviceField.REMOVED_ON, removedOn)
                .check(TODAY)
                .details();
    }

    private static Device device(DeviceDetails details) {
        return Device.registered(UUID.randomUUID(), UUID.randomUUID(), details, ORIGIN);
    }

    private final Device first = device(details("S1", "C056E3000001", "T1", "Depot", null));
    private final Device second = device(details("0042", null, "T2", "Depot", null));
    private final Device third = device(details(null, "C056E3000003", "T3", "Depot", null));
    private final Device lot = device(details(null, null, null, "Annex", null));
    private final Device oldLot = device(details(null, null, null, "Annex", "2020-05-01"));
    private final DeviceMatcher matcher = DeviceMatcher.of(List.of(first, second, third, oldLot, lot));

    private String name(Device device) {
        return device == first
                ? "first"
                : device == second ? "second" : device == third ? "third" : device == lot ? "lot" : "oldLot";
    }

    @ParameterizedTest(name = "serial {0}, MAC {1}, tag {2} is {3}")
    @CsvSource({
        "S1,,, first",
        "s1,,, first",
        ", C0:56:E3:00:00:01,, first",
        ",, t1, first",
        "S1, C0:56:E3:00:00:09, T9, first",
        "S1, C0:56:E3:00:00:01, T9, first",
        "S3, C0:56:E3:00:00:03,, third",
        "S9,,, new",
        "S9, C0:56:E3:00:00:09, T9, new",
        "0042,,, second",
    })
    void theStrongestIdentifierThatIsKnownDecides(String serial, String mac, String tag, String device) {
        DeviceMatcher.Match match = matcher.find(details(serial, mac, tag, "Depot", null));
        assertThat(match.fault()).isEmpty();
        assertThat(match.device().map(this::name).orElse("new")).isEqualTo(device);
    }

    @ParameterizedTest(name = "serial {0}, MAC {1}, tag {2}: {3}")
    @CsvSource({
        "S9, C0:56:E3:00:00:01,, other-serial",
        "S9,, T1, other-serial",
        ", C0:56:E3:00:00:09, T1, other-mac",
        "S1, C0:56:E3:00:00:03,, points-elsewhere",
        "S1,, T2, points-elsewhere",
        ", C0:56:E3:00:00:01, T2, points-elsewhere",
        "42,,, leading-zeros",
        "00042,,, leading-zeros",
        "42,, T3, leading-zeros",
        "42, C0:56:E3:00:00:03,, leading-zeros",
    })
    void aContradictionIsForSomebodyToLookAt(String serial, String mac, String tag, String code) {
        DeviceMatcher.Match match = matcher.find(details(serial, mac, tag, "Depot", null));
        assertThat(match.fault()).map(Fault::code).contains(code);
        assertThat(match.device()).isEmpty();
    }

    @ParameterizedTest(name = "at {0}, removed {1} is {2}")
    @CsvSource({"Annex,, lot", "annex,, lot", "Annex, 2020-05-01, oldLot", "Depot,, new"})
    void whatHasNoIdentifierIsKnownByMakerModelAndPlace(String site, String removedOn, String device) {
        DeviceMatcher.Match match = matcher.find(details(null, null, null, site, removedOn));
        assertThat(match.device().map(this::name).orElse("new")).isEqualTo(device);
    }

    @Test
    void aDeviceThatGotAnotherTagIsNotFoundByTheOldOne() {
        first.change(details("S1", "C056E3000001", "T8", "Depot", null), ORIGIN);
        matcher.add(first);
        assertThat(matcher.find(details(null, null, "T1", "Depot", null)).device())
                .isEmpty();
        assertThat(matcher.find(details(null, null, "T8", "Depot", null)).device())
                .contains(first);
    }

    @Test
    void aChangeThatChangesNothingKeepsTheVersion() {
        assertThat(first.change(first.details(), ORIGIN)).isEmpty();
        assertThat(first.version()).isEqualTo(1);
    }
}
