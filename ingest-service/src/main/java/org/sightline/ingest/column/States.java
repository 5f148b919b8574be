package org.sightline.ingest.column;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** States and territories by name and by the two letters of the Postal Service (USPS Publication 28, appendix B). */
public final class States {

    private static final Map<String, String> BY_NAME = Arrays.stream(
                    ("AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,"
                                    + "CO Colorado,CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,"
                                    + "IL Illinois,IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,"
                                    + "MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,"
                                    + "NJ New Jersey,NM New Mexico,NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,"
                                    + "PA Pennsylvania,RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,"
                                    + "VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,PR Puerto Rico,GU Guam")
                            .split(","))
            .collect(Collectors.toMap(
                    entry -> entry.substring(3).toLowerCase(Locale.ROOT), entry -> entry.substring(0, 2)));

    private States() {}

    /** The two letters; any two letters are taken as they are, so that invented states work. Null where it is no state. */
    public static @Nullable String code(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return upper.matches("[A-Z]{2}") ? upper : BY_NAME.get(text.strip().toLowerCase(Locale.ROOT));
    }
}
