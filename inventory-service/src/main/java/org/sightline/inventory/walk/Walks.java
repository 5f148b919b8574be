package org.sightline.inventory.walk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.inventory.device.Inventory;
import org.sightline.inventory.history.Origin;
import org.sightline.inventory.journey.DeviceLists;
import org.sightline.kit.digest.Sha256;
import org.sightline.kit.paging.BoundCursor;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** Walks through the sites of an agency: begun, left and gone on, finished. */
@ApplicationScoped
class Walks {

    /** Walks of an agency that are open at once. */
    static final int MOST_OPEN = 50;

    /** Serial numbers that are read on one walk. */
    static final int MOST_SIGHTINGS = 5_000;

    /** Devices and sites that are listed. */
    static final int MOST_LISTED = 5_000;

    private final WalkRepository walks;
    private final Inventory inventory;
    private final DeviceLists lists;

    Walks(WalkRepository walks, Inventory inventory, DeviceLists lists) {
        this.walks = walks;
        this.inventory = inventory;
        this.lists = lists;
    }

    @Transactional
    List<WalkRepository.Site> sites(UUID agency) {
        inventory.requireAgency(agency);
        return walks.sites(agency, MOST_LISTED);
    }

    @Transactional
    Page<Walk> list(UUID agency, int limit, @Nullable String cursor) {
        inventory.requireAgency(agency);
        BoundCursor cursors = BoundCursor.to("walks", agency);
        List<Walk> read = walks.list(agency, cursors.read(cursor, 2), limit + 1);
        return Page.cut(read, limit, last -> cursors.after(last.begunAt(), last.id()), null);
    }

    /** Begins one, in the caller's transaction. */
    @Transactional
    Walk begin(UUID agency, String site, Origin origin) {
        inventory.begin(agency);
        if (walks.openOnes(agency) >= MOST_OPEN) {
            throw Problem.conflict(MOST_OPEN + " walks are open. Finish some of them first.");
        }
        Walk walk = Walk.begun(agency, site, origin.person(), origin.at());
        walks.add(walk);
        return walk;
    }

    /** A walk held against the register as it is now. */
    @Transactional
    WalkView of(UUID agency, UUID id) {
        return view(walks.walk(agency, id).orElseThrow(Problem::notFound));
    }

    private WalkView view(Walk walk) {
        List<WalkView.Expected> expected = walks.expected(walk, MOST_LISTED + 1);
        return WalkView.of(
                walk,
                expected.subList(0, Math.min(MOST_LISTED, expected.size())),
                expected.size() > MOST_LISTED,
                walks.known(walk),
                walks.read(walk.id()));
    }

    /**
     * Adds what was read. What was sent before is there already, also after the walk was finished.
     *
     * @throws Problem 404, 409 where it is finished or too much was read
     */
    @Transactional
    WalkView see(UUID agency, UUID id, List<SightingsForm.Checked> sightings, Origin origin) {
        Walk walk = walks.lock(agency, id).orElseThrow(Problem::notFound);
        Set<UUID> had = walks.read(id).stream().map(WalkView.Read::key).collect(Collectors.toSet());
        List<SightingsForm.Checked> fresh =
                sightings.stream().filter(one -> !had.contains(one.key())).toList();
        if (!walk.open() && !fresh.isEmpty()) {
            throw Problem.conflict("The walk is finished. Start another one.");
        }
        if (had.size() + fresh.size() > MOST_SIGHTINGS) {
            throw Problem.conflict("A walk has at most " + MOST_SIGHTINGS + " serial numbers. Begin another one.");
        }
        walks.see(walk, fresh, origin.person(), origin.at());
        return view(walk);
    }

    /**
     * Finishes a walk: what was seen becomes a device list, which waits for a review.
     *
     * @throws Problem 404, 409 where it is finished, 412, 428
     */
    @Transactional
    WalkView finish(UUID agency, UUID id, @Nullable String ifMatch, Origin origin) {
        Walk walk = walks.lock(agency, id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, walk.version());
        if (!walk.open()) {
            throw Problem.conflict("The walk is finished already.");
        }
        WalkView view = view(walk);
        UUID list = view.sightings().isEmpty()
                ? null
                : lists.propose(
                        agency,
                        new DeviceLists.Proposed(
                                walk.site(), Sha256.hex(walk.id().toString())),
                        new WalkSource(walk.site(), view.sightings()),
                        origin);
        Walk finished = walk.finished(list, view, origin.person(), origin.at());
        walks.finish(finished);
        return view(finished);
    }
}
