package org.sightline.matching.finding;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.sightline.matching.list.InForce;
import org.sightline.matching.list.ListInForce;

/** Screens devices as they come. */
@ApplicationScoped
class DeviceConsumer {

    private final Intake intake;
    private final Devices devices;
    private final Settlement settlement;
    private final ListInForce lists;

    DeviceConsumer(Intake intake, Devices devices, Settlement settlement, ListInForce lists) {
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

    private void take(List<Device> batch) throws SQLException {
        InForce list = lists.hold();
        for (Device device : batch) {
            if (devices.take(device)) {
                settlement.device(device, list, "The agency reported the device.");
            }
        }
    }
}
