package org.sightline.samples;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.samples.file.Inventories;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.state.Body;
import org.sightline.samples.state.SampleState;
import org.sightline.samples.truth.InventoryTruth;

class InventoriesTest {

    @TempDir
    static Path directory;

    private static List<InventoryTruth> inventories;

    @BeforeAll
    static void write() throws IOException {
        inventories = new Inventories(PlantedCase.of(SampleState.franklin()), 1).write(directory);
    }

    @Test
    void fiveRegisteredBodiesSayWhatTheyHave() {
        assertThat(inventories).hasSize(5);
        assertThat(inventories)
                .extracting(inventory -> SampleState.franklin().body(inventory.body()))
                .allMatch(Body::registered);
    }

    @Test
    void aSchoolDistrictBoughtFiftySixAndRegisteredThirtyOne() {
        assertThat(inventories)
                .flatExtracting(InventoryTruth::reconciliations)
                .contains(new InventoryTruth.Reconciliation("B001", 56, 31));
    }

    @Test
    void everyFileHasTheDevicesThatTheTruthCounts() throws IOException {
        for (InventoryTruth inventory : inventories) {
            List<CsvRecord> records = read(inventory);
            assertThat(records).hasSize(inventory.rows() + 1);
            assertThat(inventory.devices()).isNotEmpty().hasSizeLessThan(inventory.rows());
        }
    }

    @Test
    void someDevicesAreNamedOnlyByTheirMacPrefix() throws IOException {
        InventoryTruth city = inventories.get(1);
        List<CsvRecord> records = read(city);
        assertThat(city.devices())
                .filteredOn(device -> records.get(device.row() - 1).getField(1).isEmpty())
                .isNotEmpty()
                .allMatch(InventoryTruth.Device::macNamesMaker)
                .allMatch(device -> records.get(device.row() - 1).getField(4).startsWith("A0-BD-1D-"));
    }

    @Test
    void noTwoDevicesShareASerialNumber() throws IOException {
        List<String> serials = new ArrayList<>();
        for (InventoryTruth inventory : inventories) {
            read(inventory).stream().skip(1).forEach(record -> serials.add(record.getField(3)));
        }
        assertThat(serials).doesNotHaveDuplicates();
    }

    private static List<CsvRecord> read(InventoryTruth inventory) throws IOException {
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(directory.resolve(inventory.file()))) {
            return csv.stream().toList();
        }
    }
}
