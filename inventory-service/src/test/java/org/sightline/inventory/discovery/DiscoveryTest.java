package org.sightline.inventory.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sightline.kit.problem.Problem;

/** Exports of what was seen on a network become rows; a device list stays a device list. All of it is invented. */
class DiscoveryTest {

    @TempDir
    private Path folder;

    private List<List<String>> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("export"), text);
        List<List<String>> rows = new ArrayList<>();
        Discovery.of(file).orElseThrow().each(100, (number, cells) -> rows.add(List.of(cells)));
        return rows;
    }

    private boolean known(String text) throws IOException {
        return Discovery.of(Files.writeString(folder.resolve("any"), text)).isPresent();
    }

    @Test
    void aScanByNmapGivesMacMakerNameAndWhatTheDeviceSays() throws IOException {
        assertThat(read("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <!DOCTYPE nmaprun>
                        <nmaprun scanner="nmap" args="nmap -sV -oX - 10.0.0.0/24">
                        <host><status state="up"/><address addr="10.0.0.9" addrtype="ipv4"/>
                          <address addr="C0:56:E3:00:00:01" addrtype="mac" vendor="Hangzhou Hikvision Digital Technology"/>
                          <hostnames><hostname name="cam-north" type="PTR"/></hostnames>
                          <ports><port protocol="tcp" portid="80"><service name="http" product="DNVRS-Webs"/>
                            <script id="http-title" output="index"/></port>
                          <port protocol="tcp" portid="554"><service name="rtsp" product="Hikvision 7513 rtspd"/></port></ports>
                        </host>
                        <host><status state="up"/><address addr="10.0.0.1" addrtype="ipv4"/></host>
                        </nmaprun>
                        """))
                .containsExactly(List.of(
                        "C0:56:E3:00:00:01",
                        "Hangzhou Hikvision Digital Technology",
                        "cam-north",
                        "10.0.0.9",
                        "80: DNVRS-Webs; index; 554: Hikvision 7513 rtspd"));
    }

    @Test
    void aScanThatIsCutOffIsRefusedAndNoEntityIsRead() throws IOException {
        assertThatThrownBy(() -> read("<nmaprun><host>"))
                .isInstanceOf(Problem.class)
                .satisfies(refused ->
                        assertThat(((Problem) refused).faults().get(0).code()).isEqualTo("broken-xml"));
        Path secret = Files.writeString(folder.resolve("secret"), "not to be read");
        String text = "<!DOCTYPE nmaprun [<!ENTITY x SYSTEM \"%s\">]><nmaprun><host><address addr=\"C0:56:E3:00:00:01\""
                .formatted(secret.toUri());
        assertThatThrownBy(() -> read(text + " addrtype=\"mac\" vendor=\"&x;\"/></host></nmaprun>"))
                .isInstanceOf(Problem.class);
    }

    @Test
    void leasesAndNeighborsGiveMacNameAndAddress() throws IOException {
        assertThat(read("1732610000 c0:56:e3:00:00:01 10.0.0.9 cam-north 01:c0:56:e3:00:00:01\n"
                        + "1732610000 c0:56:e3:00:00:02 10.0.0.8 * *\n"))
                .containsExactly(
                        List.of("c0:56:e3:00:00:01", "", "cam-north", "10.0.0.9", ""),
                        List.of("c0:56:e3:00:00:02", "", "", "10.0.0.8", ""));
        assertThat(read("""
                        lease 10.0.0.9 {
                          starts 3 2026/11/25 09:00:00;
                          hardware ethernet c0:56:e3:00:00:01;
                          client-hostname "cam-north";
                        }
                        """)).containsExactly(List.of("c0:56:e3:00:00:01", "", "cam-north", "10.0.0.9", ""));
        assertThat(read("cam-north (10.0.0.9) at c0:56:e3:0:0:1 [ether] on eth0\n"
                        + "? (10.0.0.255) at ff:ff:ff:ff:ff:ff [ether] on eth0\n"))
                .containsExactly(List.of("c0:56:e3:00:00:01", "", "cam-north", "10.0.0.9", ""));
        assertThat(read("\nInterface: 10.0.0.2 --- 0x4\n  Internet Address      Physical Address      Type\n"
                        + "  10.0.0.9              c0-56-e3-00-00-01     dynamic\n"))
                .containsExactly(List.of("c0:56:e3:00:00:01", "", "", "10.0.0.9", ""));
        assertThat(read("10.0.0.9 dev eth0 lladdr c0:56:e3:00:00:01 REACHABLE\n"))
                .containsExactly(List.of("c0:56:e3:00:00:01", "", "", "10.0.0.9", ""));
    }

    @Test
    void aDeviceListIsNoDiscovery() throws IOException {
        assertThat(known("maker,mac,ip address\nAcme,C0:56:E3:00:00:01,10.0.0.9\n"))
                .isFalse();
        assertThat(known("maker;serial\nAcme;S1\n")).isFalse();
        assertThat(known("")).isFalse();
    }
}
