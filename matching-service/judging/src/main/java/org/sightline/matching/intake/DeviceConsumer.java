package org.sightline.matching.intake;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.kit.inbox.Inbox;
import org.sightline.kit.inbox.Subscription;
import org.sightline.matching.held.Device;
import org.sightline.matching.held.DeviceRepository;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/** Screens devices as they come. */
@ApplicationScoped
class DeviceConsumer {

    private final Inbox inbox;
    private final DeviceRepository devices;
    private final Settlement settlement;
    private final Watchlists lists;
    private final Subscription<Device> subscription;

    DeviceConsumer(Inbox inbox, DeviceRepository devices, Settlement settlement, Watchlists lists) {
        this.inbox = inbox;
        this.devices = devices;
        this.settlement = settlement;
        this.lists = lists;
        this.subscription = Subscription.to(Device.class)
                .fault(Device::fault)
                .key(Device::id)
                .version(Device::version)
                .agencies(device -> List.of(device.agencyId()))
                .held(devices::agenciesOf)
                .take(this::take);
    }

    @Incoming("devices")
    @Blocking
    void consume(ConsumerRecords<String, String> messages) {
        inbox.take(messages, subscription);
    }

    private void take(List<Device> batch) {
        WatchlistInForce list = lists.hold();
        for (Device device : batch) {
            if (devices.take(device)) {
                settlement.device(device, list, "The agency reported the device.");
            }
        }
    }
}
