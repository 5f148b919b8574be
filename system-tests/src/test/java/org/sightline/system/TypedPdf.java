package org.sightline.system;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pages of lines of a typewriter as a PDF, as a report of an old system prints them. Letters of ASCII only. */
final class TypedPdf {

    private TypedPdf() {}

    static byte[] of(List<List<String>> pages) {
        List<String> objects = new ArrayList<>();
        String kids = IntStream.range(0, pages.size())
                .mapToObj(i -> 4 + 2 * i + " 0 R")
                .collect(Collectors.joining(" "));
        objects.add("<</Type/Catalog/Pages 2 0 R>>");
        objects.add("<</Type/Pages/Kids[" + kids + "]/Count " + pages.size() + ">>");
        objects.add("<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>");
        for (List<String> lines : pages) {
            String text = text(lines);
            objects.add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 792 612]/Resources<</Font<</F1 3 0 R>>>>/Contents "
                    + (objects.size() + 2) + " 0 R>>");
            objects.add("<</Length " + text.length() + ">>\nstream\n" + text + "\nendstream");
        }
        return written(objects);
    }

    private static String text(List<String> lines) {
        return IntStream.range(0, lines.size())
                .mapToObj(i -> "BT /F1 7.2 Tf 36 " + (560 - 8 * i) + " Td ("
                        + lines.get(i).replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ") Tj ET")
                .collect(Collectors.joining("\n"));
    }

    private static byte[] written(List<String> objects) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        write(out, "%PDF-1.4\n");
        for (int i = 0; i < objects.size(); i++) {
            table.append("%010d 00000 n \n".formatted(out.size()));
            write(out, i + 1 + " 0 obj\n" + objects.get(i) + "\nendobj\n");
        }
        int start = out.size();
        write(
                out,
                table + "trailer\n<</Size " + (objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" + start
                        + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
