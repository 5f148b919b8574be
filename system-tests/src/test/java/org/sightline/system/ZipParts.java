package org.sightline.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An answer that is a zip file, such as an export or a workbook, as the texts of its parts. */
final class ZipParts {

    private ZipParts() {}

    /** The parts by their names. */
    static Map<String, String> of(Response answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        Path kept = Files.write(Files.createTempFile("answer", ".zip"), answer.asByteArray());
        Map<String, String> parts = new TreeMap<>();
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                parts.put(
                        entry.getName(), new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(kept);
        }
        return parts;
    }
}
