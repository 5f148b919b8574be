package org.sightline.gateway.pages.findings.savedview;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.audit.AuditLog;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.paging.ETags;
import org.sightline.kit.problem.Problem;

/** What people keep of filters. Each is its maker's; people of the office may show theirs to the others. */
@ApplicationScoped
class SavedViews {

    /** Views that one person keeps. */
    static final int MOST_VIEWS = 50;
    /** Own and shared views that are listed; own ones come first. */
    static final int MOST_SHOWN = 500;

    private final SavedViewRepository rows;
    private final AuditLog audit;
    private final Clock clock;

    SavedViews(SavedViewRepository rows, AuditLog audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    List<SavedView> of(Caller caller) {
        return rows.of(caller, MOST_SHOWN);
    }

    /**
     * Keeps one.
     *
     * @throws Problem 403 where somebody outside of the office shares it, 409 where the name is taken or there are too many
     */
    @Transactional
    SavedView save(Caller caller, SavedViewRequest asked) {
        UUID id = UUID.randomUUID();
        allow(caller, asked, id);
        if (rows.held(caller) >= MOST_VIEWS) {
            throw Problem.conflict("You keep " + MOST_VIEWS + " views, and more are not kept. Delete one first.");
        }
        rows.add(caller, id, asked, clock.instant());
        write(caller, "saved view", id);
        return seen(caller, id);
    }

    /**
     * Gives it another name or filter, shares it or takes it back.
     *
     * @throws Problem 404 where the caller sees none, 403 where it is another's, 409 where the name is taken, 412 or 428 where
     *     the caller does not name the version that holds
     */
    @Transactional
    SavedView change(Caller caller, UUID id, SavedViewRequest asked, @Nullable String ifMatch) {
        ETags.require(ifMatch, own(caller, id).version());
        allow(caller, asked, id);
        rows.change(caller, id, asked, clock.instant());
        write(caller, "changed view", id);
        return seen(caller, id);
    }

    /**
     * Deletes one.
     *
     * @throws Problem as {@link #change}
     */
    @Transactional
    void remove(Caller caller, UUID id, @Nullable String ifMatch) {
        ETags.require(ifMatch, own(caller, id).version());
        rows.remove(caller, id);
        write(caller, "deleted view", id);
    }

    /** As {@link #change}, with the filter that it has. */
    @Transactional
    SavedView rename(Caller caller, UUID id, String name, boolean shared, @Nullable String ifMatch) {
        return change(caller, id, new SavedViewRequest(name, seen(caller, id).address(), shared), ifMatch);
    }

    private void allow(Caller caller, SavedViewRequest asked, UUID id) {
        if (asked.shared() && !caller.isOfOffice()) {
            throw Problem.forbidden("Only people of the office share views with the office.");
        }
        if (rows.isNamed(caller, asked.name().strip(), id)) {
            throw Problem.conflict("You already have a view with this name. Give it another name.");
        }
    }

    private SavedView own(Caller caller, UUID id) {
        SavedView view = seen(caller, id);
        if (!view.own()) {
            throw Problem.forbidden("Only " + view.savedBy() + " changes this view. Save one of your own.");
        }
        return view;
    }

    private SavedView seen(Caller caller, UUID id) {
        return rows.one(caller, id).orElseThrow(Problem::notFound);
    }

    private void write(Caller caller, String action, UUID id) {
        Set<UUID> chains =
                caller.isOfOffice() || caller.agencies().isEmpty() ? Set.of(AuditLog.OFFICE) : caller.agencies();
        audit.write(chains, caller, action, "/api/views/" + id, "done", null);
    }
}
