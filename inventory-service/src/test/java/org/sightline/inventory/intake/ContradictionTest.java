package org.sightline.inventory.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.sightline.inventory.device.DeviceDetails;
import org.sightline.inventory.device.DeviceField;
import org.sightline.inventory.device.DeviceReport;
import org.sightline.kit.problem.Problem.Fault;

/** What was seen on a network against what somebody declared. All of it is invented. */
class ContradictionTest {

    private static DeviceReport says(String maker, String model) {
        return DeviceReport.EMPTY.with(DeviceField.MAKER, maker).with(DeviceField.MODEL, model);
    }

    private static List<String> contradictions(DeviceReport declared, DeviceReport seen) {
        DeviceDetails is = Objects.requireNonNull(
                declared.check(LocalDate.of(2026, 11, 26)).details());
        return Contradiction.all(is, seen).stream().map(Fault::code).toList();
    }

    @Test
    void anotherModelThanTheDeclaredOneIsForSomebodyToLookAt() {
        assertThat(contradictions(says("Acme", "A-1"), says("Acme", "DS-2CD2143G0-I")))
                .containsExactly("other-model");
        assertThat(contradictions(says("Acme", "A-1"), says("Hangzhou Hikvision", "DS-2CD2143G0-I")))
                .containsExactly("other-maker", "other-model");
    }

    @Test
    void aModelThatIsOnlyWrittenOtherwiseIsNoContradiction() {
        assertThat(contradictions(says("Hikvision", "ds 2cd2143g0 i"), says("HIKVISION", "DS-2CD2143G0-I")))
                .isEmpty();
        assertThat(contradictions(says("Hikvision", "DS-2CD2143G0-I"), says("HIKVISION", "DS-2CD2143G0-I 2.8mm")))
                .isEmpty();
        assertThat(contradictions(says("Hikvision", null), says("HIKVISION", "DS-2CD2143G0-I")))
                .isEmpty();
    }

    @Test
    void aDeviceThatHangsAtAnotherSiteThanDeclaredIsForSomebodyToLookAt() {
        DeviceReport library = says("Acme", "A-1").with(DeviceField.SITE, "Library");
        assertThat(contradictions(library, DeviceReport.EMPTY.with(DeviceField.SITE, "Depot")))
                .containsExactly("other-site");
        assertThat(contradictions(library, DeviceReport.EMPTY.with(DeviceField.SITE, "LIBRARY")))
                .isEmpty();
        assertThat(contradictions(says("Acme", "A-1"), DeviceReport.EMPTY.with(DeviceField.SITE, "Depot")))
                .as("a site that is not known is filled in")
                .isEmpty();
    }

    @Test
    void onlyWhatIsNotKnownIsFilledIn() {
        DeviceDetails is = Objects.requireNonNull(
                says("Hikvision", null).check(LocalDate.of(2026, 11, 26)).details());
        DeviceReport blanks = Contradiction.blanks(is, says("Other", "DS-2CD2143G0-I"));
        assertThat(blanks.get(DeviceField.MODEL)).isEqualTo("DS-2CD2143G0-I");
        assertThat(blanks.get(DeviceField.MAKER)).isNull();
    }
}
