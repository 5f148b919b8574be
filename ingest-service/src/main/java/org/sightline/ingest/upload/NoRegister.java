package org.sightline.ingest.upload;

import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sightline.tabular.TableFile;
import org.sightline.tabular.UnreadableFile;
import org.sightline.tabular.pdf.PrintedTable;

/**
 * PDFs that say on their first page what they are, and are no register of purchases. Their tables have amounts or makers
 * too, so that a person is told before anything is read out of them.
 */
final class NoRegister {

    /** Lines of the first page that hold its title. */
    private static final int TITLE = 6;

    private static final Pattern PAYROLL = Pattern.compile("(?i)\\bpay ?roll\\b.*");
    private static final Pattern OF_VENDORS = Pattern.compile("(?i)vendor|payee|accounts payable|check register");
    private static final Pattern SERIAL_NUMBER = Pattern.compile("(?i)\\bserial (number|no\\.?|#)");
    private static final Pattern MAKE = Pattern.compile("(?i)\\b(make|manufacturer|model)\\b");
    private static final Pattern PAID = Pattern.compile("(?i)\\b(amount|cost|price|paid|payee|vendor|invoice)\\b");

    private NoRegister() {}

    /**
     * Lets a file pass that is no PDF, or does not say that it is something else.
     *
     * @throws UnreadableFile with what it is and what to do
     */
    static void refuse(TableFile file, long most) throws IOException {
        if (PrintedTable.isPdf(file)) {
            refuse(PrintedTable.firstPage(file, most));
        }
    }

    static void refuse(List<String> lines) {
        String title = String.join("\n", lines.subList(0, Math.min(TITLE, lines.size())));
        Matcher payroll = PAYROLL.matcher(title);
        if (payroll.find() && !OF_VENDORS.matcher(title).find()) {
            throw new UnreadableFile(
                    "no_register",
                    "This PDF is a payroll: it says what staff are paid and what is withheld, and holds no purchases."
                            + " Upload the register of payments to vendors.");
        }
        String page = String.join("\n", lines);
        if (SERIAL_NUMBER.matcher(page).find()
                && MAKE.matcher(page).find()
                && !PAID.matcher(page).find()) {
            throw new UnreadableFile(
                    "no_register",
                    "This PDF is an inventory: it lists what somebody holds, by make and serial number, and no purchases."
                            + " If they are devices, add them at Devices, as CSV.");
        }
    }
}
