package org.sightline.samples.file;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.sightline.samples.planted.Basis;
import org.sightline.samples.planted.PlantedCase;
import org.sightline.samples.state.Table;
import org.sightline.samples.truth.InventoryTruth;

/** Writes what five of the bodies say is installed, as video systems and spreadsheets export it. */
public final class Inventories {

    private static final String[][] HEADERS = {
        {"Device Name", "Manufacturer", "Model", "Serial Number", "MAC Address", "Site", "Installed", "Status"},
        {"Name", "Make", "Model Number", "Serial No", "MAC", "Location", "Install Date", "Status"},
        {"Camera", "Manufacturer", "Model", "S/N", "MAC Address", "Site", "Date Installed", "State"},
        {"Asset", "Vendor", "Model", "Serial", "Mac", "Site Name", "Installed On", "Status"},
        {"name", "manufacturer", "model", "serial", "mac", "site", "installed", "status"},
    };

    private final Map<String, PlantedCase> purchases = new LinkedHashMap<>();
    private final Dice dice;

    public Inventories(List<PlantedCase> cases, long seed) {
        cases.forEach(planted -> purchases.put(planted.id(), planted));
        this.dice = Dice.of(seed, 100);
    }

    /** Writes one file a body into the directory. */
    public List<InventoryTruth> write(Path directory) throws IOException {
        Map<String, List<NamedCsvRecord>> byBody = new LinkedHashMap<>();
        for (NamedCsvRecord row : Table.read("devices.csv")) {
            byBody.computeIfAbsent(row.getField("body"), body -> new ArrayList<>())
                    .add(row);
        }
        List<InventoryTruth> truths = new ArrayList<>();
        for (Map.Entry<String, List<NamedCsvRecord>> body : byBody.entrySet()) {
            truths.add(write(directory, body.getKey(), body.getValue(), truths.size()));
        }
        return truths;
    }

    private InventoryTruth write(Path directory, String body, List<NamedCsvRecord> groups, int style)
            throws IOException {
        Path file = directory.resolve("inventory-" + body + ".csv");
        List<InventoryTruth.Device> devices = new ArrayList<>();
        int row = 0;
        try (CsvWriter csv = CsvWriter.builder().build(file)) {
            csv.writeRecord(HEADERS[style]);
            for (NamedCsvRecord group : groups) {
                for (int i = 1; i <= Integer.parseInt(group.getField("count")); i++) {
                    csv.writeRecord(device(group, ++row, style));
                    addTo(devices, group, row + 1);
                }
            }
        }
        return new InventoryTruth(file.getFileName().toString(), body, row, devices, reconcile(groups));
    }

    private String[] device(NamedCsvRecord group, int row, int style) {
        String site = group.getField("site");
        return new String[] {
            String.format(Locale.ROOT, "%s %03d", site.toUpperCase(Locale.ROOT), row),
            group.getField("maker"),
            group.getField("model"),
            String.format(Locale.ROOT, "XF%02d%06d", style + 1, row * 37 + dice.below(37)),
            mac(group.getField("prefix"), style),
            site,
            group.getField("installed"),
            group.getField("status"),
        };
    }

    /** A MAC address with that prefix, in the way of writing of one system; empty if there is no prefix. */
    private String mac(String prefix, int style) {
        if (prefix.isEmpty()) {
            return "";
        }
        String digits = prefix + String.format(Locale.ROOT, "%06X", dice.below(1 << 24));
        return switch (style % 3) {
            case 0 -> digits.replaceAll("(..)(?!$)", "$1:");
            case 1 -> digits.replaceAll("(..)(?!$)", "$1-");
            default -> digits.toLowerCase(Locale.ROOT).replaceAll("(....)(?!$)", "$1.");
        };
    }

    private static void addTo(List<InventoryTruth.Device> devices, NamedCsvRecord group, int row) {
        if (!group.getField("entity").isEmpty()) {
            boolean ownPrefix = !group.getField("prefix").isEmpty()
                    && !group.getField("prefix").startsWith("02");
            devices.add(new InventoryTruth.Device(
                    row,
                    group.getField("entity"),
                    Basis.valueOf(group.getField("basis").toUpperCase(Locale.ROOT)),
                    ownPrefix,
                    group.getField("purchase"),
                    group.getField("why")));
        }
    }

    private List<InventoryTruth.Reconciliation> reconcile(List<NamedCsvRecord> groups) {
        return groups.stream()
                .filter(group -> !group.getField("purchase").isEmpty())
                .map(group -> new InventoryTruth.Reconciliation(
                        group.getField("purchase"),
                        Objects.requireNonNull(purchases.get(group.getField("purchase")))
                                .quantity(),
                        Integer.parseInt(group.getField("count"))))
                .toList();
    }
}
