package org.sightline.matching.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files of each kind, all invented. */
final class InventedFiles {

    /** Stands where a camera writes its serial number, where it was, and who it belongs to. */
    static final String SECRET = "ELM-STREET-1";

    private InventedFiles() {}

    static byte[] pdf(String text) {
        return ("%PDF-1.7\n" + text + "\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] png() {
        return image("png");
    }

    static byte[] heic() {
        return ByteBuffer.allocate(28)
                .putInt(28)
                .put("ftypmif1".getBytes(StandardCharsets.US_ASCII))
                .putInt(0)
                .put("mif1heicmiaf".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    static byte[] zip(String... names) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of(names)) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    static byte[] workbook() {
        return zip("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml");
    }

    /** A photo that says where and with what it was taken, in each of the places where cameras and programs say it. */
    static byte[] photo() {
        byte[] plain = plainPhoto();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xE1, exif());
        segment(out, 0xE1, ascii("http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='" + SECRET + "'/>"));
        segment(out, 0xE2, ascii("MPF\0" + SECRET));
        segment(out, 0xED, ascii("Photoshop 3.0\0" + SECRET));
        segment(out, 0xFE, ascii(SECRET));
        out.write(plain, 2, plain.length - 2);
        out.writeBytes(ascii(SECRET + " in what some phones put behind the photo"));
        return out.toByteArray();
    }

    static byte[] plainPhoto() {
        return image("jpg");
    }

    private static byte[] image(String format) {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 30; y++) {
                image.setRGB(x, y, x * 6 << 16 | y * 8 << 8 | x * y % 256);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    /** Orientation 6, a time, a serial number and a place. */
    private static byte[] exif() {
        ByteBuffer tiff = ByteBuffer.allocate(300).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(ascii("II")).putShort((short) 42).putInt(8);
        tiff.putShort((short) 4);
        entry(tiff, 0x010F, 2, SECRET.length(), 200);
        entry(tiff, 0x0112, 3, 1, 6);
        entry(tiff, 0x8769, 4, 1, 80);
        entry(tiff, 0x8825, 4, 1, 120);
        tiff.putInt(0);
        tiff.position(80).putShort((short) 1);
        entry(tiff, 0x9003, 2, 20, 160);
        tiff.putInt(0);
        tiff.position(120).putShort((short) 1);
        entry(tiff, 0x001B, 2, SECRET.length(), 240);
        tiff.putInt(0);
        tiff.position(160).put(ascii("2026:03:04 05:06:07\0"));
        tiff.position(200).put(ascii(SECRET));
        tiff.position(240).put(ascii(SECRET));
        ByteArrayOutputStream segment = new ByteArrayOutputStream();
        segment.writeBytes(ascii("Exif\0\0"));
        segment.writeBytes(tiff.array());
        return segment.toByteArray();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] bytes) {
        out.write(0xFF);
        out.write(marker);
        out.write((bytes.length + 2) >> 8);
        out.write(bytes.length + 2);
        out.writeBytes(bytes);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
