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
import org.sightline.inventory.intake.DeviceFile;
import org.sightline.inventory.intake.DeviceSource;
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
                        "80: DNVRS-Webs; index; 554: Hikvision 7513 rtspd",
                        "",
                        ""));
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
                        List.of("c0:56:e3:00:00:01", "", "cam-north", "10.0.0.9", "", "", ""),
                        List.of("c0:56:e3:00:00:02", "", "", "10.0.0.8", "", "", ""));
        assertThat(read("""
                        lease 10.0.0.9 {
                          starts 3 2026/11/25 09:00:00;
                          hardware ethernet c0:56:e3:00:00:01;
                          client-hostname "cam-north";
                        }
                        """)).containsExactly(List.of("c0:56:e3:00:00:01", "", "cam-north", "10.0.0.9", "", "", ""));
        assertThat(read("cam-north (10.0.0.9) at c0:56:e3:0:0:1 [ether] on eth0\n"
                        + "? (10.0.0.255) at ff:ff:ff:ff:ff:ff [ether] on eth0\n"))
                .containsExactly(List.of("c0:56:e3:00:00:01", "", "cam-north", "10.0.0.9", "", "", ""));
        assertThat(read("\nInterface: 10.0.0.2 --- 0x4\n  Internet Address      Physical Address      Type\n"
                        + "  10.0.0.9              c0-56-e3-00-00-01     dynamic\n"))
                .containsExactly(List.of("c0:56:e3:00:00:01", "", "", "10.0.0.9", "", "", ""));
        assertThat(read("10.0.0.9 dev eth0 lladdr c0:56:e3:00:00:01 REACHABLE\n"))
                .containsExactly(List.of("c0:56:e3:00:00:01", "", "", "10.0.0.9", "", "", ""));
    }

    @Test
    void aDeviceListIsNoDiscovery() throws IOException {
        assertThat(known("maker,mac,ip address\nAcme,C0:56:E3:00:00:01,10.0.0.9\n"))
                .isFalse();
        assertThat(known("maker;serial\nAcme;S1\n")).isFalse();
        assertThat(known("")).isFalse();
    }

    @Test
    void answersOfCamerasToOnvifGiveModelMacAndAddress() throws IOException {
        String match = """
                <?xml version="1.0" encoding="UTF-8"?>
                <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>
                <d:ProbeMatches xmlns:d="http://schemas.xmlsoap.org/ws/2005/04/discovery"><d:ProbeMatch>
                  <a:EndpointReference xmlns:a="http://schemas.xmlsoap.org/ws/2004/08/addressing">
                    <a:Address>urn:uuid:6f0ac0a0-0000-1abc-83b1-c056e3000001</a:Address></a:EndpointReference>
                  <d:Types>dn:NetworkVideoTransmitter</d:Types>
                  <d:Scopes>onvif://www.onvif.org/type/video_encoder onvif://www.onvif.org/name/Front%20gate
                    onvif://www.onvif.org/hardware/DS-2CD2143G0-I</d:Scopes>
                  <d:XAddrs>http://10.0.0.9/onvif/device_service http://[fe80::1]/onvif/device_service</d:XAddrs>
                </d:ProbeMatch></d:ProbeMatches></s:Body></s:Envelope>
                """;
        String other = match.replace("83b1-c056e3000001", "83b1-c056e3000002").replace("Front%20gate", "Dock");

        assertThat(read(match + other))
                .containsExactly(
                        List.of("c056e3000001", "", "Front gate", "10.0.0.9", "Front gate", "DS-2CD2143G0-I", ""),
                        List.of("c056e3000002", "", "Dock", "10.0.0.9", "Dock", "DS-2CD2143G0-I", ""));
    }

    @Test
    void whatACameraSaysOfItselfOverOnvifGivesMakerModelAndSerial() throws IOException {
        assertThat(read("""
                        <Envelope xmlns:tds="http://www.onvif.org/ver10/device/wsdl"><tds:GetDeviceInformationResponse>
                        <tds:Manufacturer>HIKVISION</tds:Manufacturer><tds:Model>DS-2CD2143G0-I</tds:Model>
                        <tds:FirmwareVersion>V5.5.82</tds:FirmwareVersion><tds:SerialNumber>E00000001</tds:SerialNumber>
                        <tds:HardwareId>88</tds:HardwareId></tds:GetDeviceInformationResponse></Envelope>
                        """))
                .containsExactly(List.of("", "HIKVISION", "", "", "V5.5.82", "DS-2CD2143G0-I", "E00000001"));
    }

    @Test
    void onvifAnswersWithEntitiesOrCutOffAreRefused() {
        String start = "<x xmlns:tds=\"http://www.onvif.org/ver10/device/wsdl\"><tds:GetDeviceInformationResponse>";
        for (String bad : List.of(
                start + "<tds:Model>A",
                "<!DOCTYPE x [<!ENTITY e \"aaaaaaaaaa\"><!ENTITY f \"&e;&e;&e;&e;\">]>" + start
                        + "<tds:SerialNumber>&f;</tds:SerialNumber></tds:GetDeviceInformationResponse></x>")) {
            assertThatThrownBy(() -> read(bad))
                    .isInstanceOf(Problem.class)
                    .satisfies(refused -> assertThat(
                                    ((Problem) refused).faults().get(0).code())
                            .isEqualTo("broken-xml"));
        }
    }

    private DeviceSource table(String text) throws IOException {
        return RecorderExport.of(DeviceFile.open(Files.writeString(folder.resolve("table.csv"), text)));
    }

    @Test
    void tablesOfRecordersAreKnownByWhatNoListByHandHas() throws IOException {
        String search =
                "ID,Device Type,Status,IPv4 Address,Port,Software Version,IPv4 Gateway,HTTP Port,Device Serial No.,"
                        + "Subnet Mask,MAC Address,Encoding Channel(s),DSP Version\n"
                        + "001,DS-2CD2143G0-I,Active,10.0.0.9,8000,V5.5.82,10.0.0.1,80,E00000001,255.255.255.0,c0-56-e3-00-00-01,1,V7.3\n";
        DeviceSource tool = table(search);
        assertThat(tool.discovered()).isTrue();
        assertThat(tool.headers()).contains("model", "serial", "mac").doesNotContain("Status");
        DeviceSource manager =
                table("IPAddress;Port;Username;Password;ForcedOffline;Name;ModelName;SerialNumber;MacAddress\n"
                        + "10.0.0.9;80;admin;hunter2;False;Gate;IPC-HDW1;S1;C0:56:E3:00:00:01\n");
        List<String> cells = new ArrayList<>();
        manager.each(10, (number, row) -> cells.addAll(List.of(row)));
        assertThat(manager.headers()).contains("name", "model", "serial", "mac");
        assertThat(cells).contains("IPC-HDW1", "S1").doesNotContain("hunter2", "admin");
        for (String byHand : List.of(
                "maker,mac,ip address\nAcme,C0:56:E3:00:00:01,10.0.0.9\n",
                "serial,mac,ip address,firmware,asset tag\nS1,C0:56:E3:00:00:01,10.0.0.9,V5,T1\n")) {
            assertThat(table(byHand).discovered()).as(byHand).isFalse();
        }
    }
}
