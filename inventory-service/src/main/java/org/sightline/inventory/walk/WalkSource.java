package org.sightline.inventory.walk;

import java.util.List;
import org.sightline.inventory.intake.DeviceFile;
import org.sightline.inventory.intake.DeviceSource;
import org.sightline.kit.problem.Problem;

/**
 * What was read on a walk, as rows of a device list.
 *
 * @param site of the walk
 */
record WalkSource(String site, List<WalkView.Sighting> sightings) implements DeviceSource {

    private static final List<String> HEADERS = List.of("serial", "site");

    @Override
    public String format() {
        return "walk";
    }

    @Override
    public List<String> headers() {
        return HEADERS;
    }

    @Override
    public boolean discovered() {
        return true;
    }

    @Override
    public void each(int most, DeviceFile.Rows rows) {
        if (sightings.size() > most) {
            throw Problem.invalid("file", "too-many-rows", "The walk has more than " + most + " devices.");
        }
        for (int i = 0; i < sightings.size(); i++) {
            rows.row(i + 1, new String[] {sightings.get(i).serial(), site});
        }
    }
}
