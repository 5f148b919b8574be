package org.sightline.matching.intake;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.matching.held.Device;
import org.sightline.matching.held.DeviceRepository;
import org.sightline.matching.settlement.Settlement;
import org.sightline.matching.watchlists.WatchlistInForce;
import org.sightline.matching.watchlists.Watchlists;

/** Screens devices as they come. */
@ApplicationScoped
class DeviceConsumer {

    private final Intake intake;
    private final DeviceRepository devices;
    private final Settlement settlement;
    private final Watchlists lists;

    DeviceConsumer(Intake intake, DeviceRepository devices, Settlement settlement, Watchlists lists) {
        this.intake = intake;
        this.devices = devices;
        this.settlement = settlement;
        this.lists = lists;
    }

    @Incoming("devices")
    @Blocking
    void consume(ConsumerRecords<String, String> messages) {
        intake.take(messages, Device.class, Device::fault, this::take);
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
