package org.sightline.gateway.pages.agencies.inventory;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sightline.gateway.relay.ServiceQuery;
import org.sightline.gateway.relay.ServiceReader;
import org.sightline.gateway.route.Part;
import org.sightline.gateway.shell.CurrentShell;
import org.sightline.gateway.shell.Shell;
import org.sightline.gateway.view.ViewRepository;
import org.sightline.kit.caller.Access;
import org.sightline.kit.caller.Action;
import org.sightline.kit.caller.Caller;
import org.sightline.kit.caller.CurrentCaller;
import org.sightline.kit.paging.Page;
import org.sightline.kit.problem.Problem;

/** The page of one device, with all that is known of it and all that can be done about it. */
@ApplicationScoped
class DevicePage {

    private static final int SHOWN = 200;

    /** After this time without a finding the page says that no listed maker was recognized. */
    private static final Duration SCREENING = Duration.ofSeconds(30);

    /** One change of a device. */
    record Change(
            long version,
            Instant at,
            String person,
            String through,
            String what,
            @Nullable String note,
            List<FieldChange> fields) {}

    /**
     * What a device is, as far as it was screened.
     *
     * @param checking whether the answer is still on its way
     */
    record Standing(UUID agencyId, UUID deviceId, List<DeviceFinding> findings, boolean checking) {

        /** Whether a finding stands. */
        public boolean listed() {
            return findings.stream().anyMatch(DeviceFinding::standing);
        }
    }

    @CheckedTemplate(basePath = "inventory")
    static class Templates {
        static native TemplateInstance device(
                Shell shell,
                String agencyName,
                Device device,
                Standing standing,
                List<DeviceRepository.Purchase> purchases,
                List<Change> history,
                boolean mayReport,
                Map<String, String> form,
                List<Problem.Fault> faults);

        static native TemplateInstance deviceStanding(Standing standing);
    }

    private final CurrentShell shell;
    private final CurrentCaller current;
    private final ViewRepository agencies;
    private final DeviceRepository devices;
    private final ServiceReader services;
    private final Clock clock;

    DevicePage(
            CurrentShell shell,
            CurrentCaller current,
            ViewRepository agencies,
            DeviceRepository devices,
            ServiceReader services,
            Clock clock) {
        this.shell = shell;
        this.current = current;
        this.agencies = agencies;
        this.devices = devices;
        this.services = services;
        this.clock = clock;
    }

    /** A device as inventory-service has it now. */
    Device read(UUID agencyId, UUID deviceId) {
        current.require(Action.READ, agencyId);
        return services.one(Part.INVENTORY, address(agencyId, deviceId), Device.class);
    }

    /**
     * The page.
     *
     * @param form what was typed, where it was refused
     * @param faults why
     */
    TemplateInstance of(UUID agencyId, UUID deviceId, Map<String, String> form, List<Problem.Fault> faults) {
        Caller caller = current.require(Action.READ, agencyId);
        Device device = read(agencyId, deviceId);
        Page<Change> history = services.page(
                Part.INVENTORY,
                ServiceQuery.to("/agencies/{}/devices/{}/history", agencyId, deviceId)
                        .with("limit", SHOWN),
                Change.class);
        Standing standing = standing(agencyId, device);
        List<String> makers = standing.findings().stream()
                .filter(DeviceFinding::standing)
                .map(DeviceFinding::makerId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return Templates.device(
                shell.of(device.label()),
                agencies.agencyName(agencyId),
                device,
                standing,
                devices.purchases(agencyId, makers, device.model()),
                history.items().reversed(),
                Access.allows(caller, Action.REPORT, agencyId),
                form,
                faults);
    }

    /** What the device is, as a part of the page that asks again while the answer is on its way. */
    TemplateInstance standing(UUID agencyId, UUID deviceId) {
        return Templates.deviceStanding(standing(agencyId, read(agencyId, deviceId)));
    }

    private Standing standing(UUID agencyId, Device device) {
        List<DeviceFinding> findings = devices.findings(agencyId, device.id());
        boolean recent = device.updatedAt().isAfter(clock.instant().minus(SCREENING));
        boolean behind = devices.version(agencyId, device.id()) < device.version();
        return new Standing(agencyId, device.id(), findings, recent && (behind || findings.isEmpty()));
    }

    private static ServiceQuery address(UUID agencyId, UUID deviceId) {
        return ServiceQuery.to("/agencies/{}/devices/{}", agencyId, deviceId);
    }
}
