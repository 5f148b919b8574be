package org.sightline.tabular;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFCellStyle;
import org.apache.poi.hssf.usermodel.HSSFRow;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** One invented table in each format that is read. */
final class Samples {

    static final String CSV = """
        Agency,Vendor Name,Description,Order Date,Amount
        City of Marrowbone,ACME (INVENTED),"DOME, WHITE",2021-05-20,10.50
        City of Marrowbone,BOLT (INVENTED),CABLE,2021-05-21,-2.00
        """;

    private static final String FPDS = """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
        <entry><title><![CDATA[New]]></title><content xmlns:ns1="https://www.fpds.gov/FPDS" type="application/xml">
        <ns1:award version="1.5"><ns1:awardID><ns1:awardContractID><ns1:agencyID name="DEPT OF TRAILS">9900</ns1:agencyID>
        <ns1:PIID>F1</ns1:PIID><ns1:modNumber>0</ns1:modNumber><ns1:transactionNumber>0</ns1:transactionNumber>
        </ns1:awardContractID><ns1:referencedIDVID><ns1:PIID>V1</ns1:PIID></ns1:referencedIDVID></ns1:awardID>
        <ns1:relevantContractDates><ns1:signedDate>2021-05-20 00:00:00</ns1:signedDate></ns1:relevantContractDates>
        <ns1:dollarValues><ns1:obligatedAmount>10.50</ns1:obligatedAmount></ns1:dollarValues>
        <ns1:purchaserInformation><ns1:contractingOfficeAgencyID name="BUREAU OF TRAILS">9901</ns1:contractingOfficeAgencyID>
        </ns1:purchaserInformation>
        <ns1:contractData><ns1:descriptionOfContractRequirement>DOME &amp; CABLE</ns1:descriptionOfContractRequirement>
        </ns1:contractData><ns1:vendor><ns1:vendorHeader><ns1:vendorName>ACME (INVENTED)</ns1:vendorName>
        </ns1:vendorHeader></ns1:vendor></ns1:award></content></entry></feed>
        """;

    private static final String OCDS = """
        {"version":"1.1","releases":[
        {"ocid":"ocds-x-1","id":"1","tag":["contract"],"buyer":{"name":"City of Marrowbone"},
         "awards":[{"id":"a1","suppliers":[{"name":"ACME (INVENTED)"}],"value":{"amount":9,"currency":"USD"}}],
         "contracts":[{"id":"c1","awardID":"a1","title":"Domes","dateSigned":"2021-05-20T00:00:00Z","value":{"amount":9}}]},
        {"ocid":"ocds-x-1","id":"2","tag":["contractAmendment"],"buyer":{"name":"City of Marrowbone"},
         "awards":[{"id":"a1","suppliers":[{"name":"ACME (INVENTED)"}],"value":{"amount":9,"currency":"USD"}},
                   {"id":"a2","title":"Cable","date":"2021-05-21T00:00:00Z","suppliers":[{"name":"BOLT (INVENTED)"}],
                    "value":{"amount":2.25}}],
         "contracts":[{"id":"c1","awardID":"a1","title":"Domes","dateSigned":"2021-05-20T00:00:00Z","value":{"amount":10.50}}]}
        ]}
        """;

    private Samples() {}

    /** For each format its bytes. */
    static Map<String, byte[]> all() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("csv", bytes(CSV));
        all.put("gz", gzip(bytes(CSV)));
        all.put("zip", zip(Map.of("a.csv", bytes(CSV))));
        all.put("xlsx", xlsx());
        all.put("xls", xls());
        all.put(
                "pdf",
                PrintedPdf.lines(List.of(List.of(
                        "Vendor Name       Description        Amount",
                        "ACME (INVENTED)   DOME, WHITE         10.50",
                        "BOLT (INVENTED)   CABLE               -2.00",
                        "COIL (INVENTED)   WIRE                 1.00",
                        "Total                                  9.50"))));
        all.put(
                "json",
                bytes(
                        "[{\"vendor\":{\"name\":\"ACME\"},\"amount\":10.5},{\"vendor\":{\"name\":\"BOLT\"},\"amount\":1E1}]"));
        all.put(
                "jsonl",
                bytes("{\"vendor\":\"ACME\",\"amount\":10.5}\n{\"vendor\":\"BOLT\",\"more\":[\"a\",\"b\"]}\n"));
        all.put("ocds", bytes(OCDS));
        all.put("fpds", bytes(FPDS));
        all.put(
                "xml",
                bytes("<rows><row id=\"1\"><vendor>ACME</vendor></row><row id=\"2\"><vendor>BOLT</vendor></row></rows>"
                        .replaceFirst("^", "<?xml version=\"1.0\"?>")));
        return all;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    static byte[] zip(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    /** Banner rows, a blank row, a date as a day number, shared, inline and rich texts, a note sheet, a hidden sheet. */
    static byte[] xlsx() {
        return xlsx("""
            <row r="1"><c r="A1" t="inlineStr"><is><t>Orders of the city</t></is></c></row>
            <row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c>
            <c r="D3" t="s"><v>3</v></c><c r="E3" t="s"><v>4</v></c></row>
            <row r="4"><c r="A4" t="s"><v>5</v></c><c r="B4" t="inlineStr"><is><t>ACME (INVENTED)</t></is></c>
            <c r="C4" t="s"><v>6</v></c><c r="D4" s="1"><v>44336</v></c><c r="E4"><v>10.300000000000001</v></c></row>
            <row r="6"><c r="A6" t="s"><v>5</v></c><c r="B6" t="str"><f>A1</f><v>BOLT (INVENTED)</v></c>
            <c r="D6" s="1"><v>44337.5</v></c><c r="E6"><v>-2E0</v></c></row>
            """);
    }

    /** A file of many records, each with twenty ampersands. */
    static byte[] ampersands(String format, int records) {
        String name = "R&amp;D&amp;".repeat(9) + " AT&amp;T &amp; CO";
        if (format.equals("fpds")) {
            int entry = FPDS.indexOf("<entry>");
            int end = FPDS.indexOf("</feed>");
            return bytes(FPDS.substring(0, entry)
                    + FPDS.substring(entry, end)
                            .replace("DOME &amp; CABLE", "DOME")
                            .replace("ACME (INVENTED)", name)
                            .repeat(records)
                    + FPDS.substring(end));
        }
        String text = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
        String header = "<row>"
                + Stream.of("Agency", "Vendor Name", "Description", "Order Date", "Amount")
                        .map(text::formatted)
                        .collect(Collectors.joining())
                + "</row>";
        String row = "<row>"
                + Stream.of("City of Marrowbone", name, "DOME", "2021-05-20")
                        .map(text::formatted)
                        .collect(Collectors.joining())
                + "<c><v>10.5</v></c></row>";
        return xlsx(header + row.repeat(records));
    }

    static byte[] xlsx(String rows) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", bytes("<Types/>"));
        parts.put("xl/workbook.xml", bytes("""
            <workbook xmlns:r="r"><sheets><sheet name="Read me" sheetId="1" r:id="rId1"/>
            <sheet name="Orders" sheetId="2" r:id="rId2"/>
            <sheet name="Codes" sheetId="3" state="hidden" r:id="rId2"/></sheets></workbook>\
            """));
        parts.put("xl/_rels/workbook.xml.rels", bytes("""
            <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>
            <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>\
            """));
        parts.put("xl/styles.xml", bytes("""
            <styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd;@"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>\
            """));
        parts.put("xl/sharedStrings.xml", bytes("""
            <sst><si><t>Agency</t></si><si><t>Vendor Name</t></si><si><t>Description</t></si>
            <si><t>Order Date</t></si><si><t>Amount</t></si><si><t>City of Marrowbone</t></si>
            <si><r><t>DOME, </t></r><r><t>WHITE</t></r><rPh><t>spoken</t></rPh></si></sst>\
            """));
        parts.put(
                "xl/worksheets/sheet1.xml",
                bytes("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Read"
                        + " this</t></is></c></row></sheetData></worksheet>"));
        parts.put("xl/worksheets/sheet2.xml", bytes("<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
        return zip(parts);
    }

    static byte[] xls() {
        try (HSSFWorkbook book = new HSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            book.createSheet("Read me").createRow(0).createCell(0).setCellValue("Read this");
            HSSFSheet sheet = book.createSheet("Orders");
            sheet.createRow(0).createCell(0).setCellValue("Orders of the city");
            String[] names = {"Agency", "Vendor Name", "Description", "Order Date", "Amount"};
            HSSFRow header = sheet.createRow(2);
            for (int i = 0; i < names.length; i++) {
                header.createCell(i).setCellValue(names[i]);
            }
            HSSFCellStyle date = book.createCellStyle();
            date.setDataFormat((short) 14);
            row(sheet.createRow(3), date, "ACME (INVENTED)", "DOME, WHITE", LocalDate.of(2021, 5, 20), 10.3);
            HSSFRow last = sheet.createRow(5);
            row(last, date, "", "", LocalDate.of(2021, 5, 21), -2);
            last.createCell(1).setCellFormula("\"BOLT\"&\" (INVENTED)\"");
            book.getCreationHelper().createFormulaEvaluator().evaluateAll();
            book.write(out);
            return out.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static void row(HSSFRow row, HSSFCellStyle date, String vendor, String what, LocalDate day, double amount) {
        row.createCell(0).setCellValue("City of Marrowbone");
        row.createCell(1).setCellValue(vendor);
        row.createCell(2).setCellValue(what);
        row.createCell(3).setCellValue(day);
        row.getCell(3).setCellStyle(date);
        row.createCell(4).setCellValue(amount);
    }
}
