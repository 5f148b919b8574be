package org.sightline.kit.place;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** States and territories by name and by the two letters of the Postal Service (USPS Publication 28, appendix B). */
public final class States {

    private static final Map<String, String> NAMES = Arrays.stream(
                    ("AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE"
                                    + " Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN"
                                    + " Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA"
                                    + " Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,NE"
                                    + " Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,NC North"
                                    + " Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,SC"
                                    + " South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA"
                                    + " Washington,WV West Virginia,WI Wisconsin,WY Wyoming,PR Puerto Rico,GU Guam,XF Franklin"
                                    + " (invented)")
                            .split(","))
            .collect(Collectors.toUnmodifiableMap(entry -> entry.substring(0, 2), entry -> entry.substring(3)));

    private static final Map<String, String> BY_NAME = NAMES.keySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    code -> NAMES.getOrDefault(code, code).toLowerCase(Locale.ROOT), Function.identity()));

    /** Territories and addresses of the armed forces, which files name by their letters only. */
    private static final Set<String> OTHERS = Set.of("AS", "VI", "MP", "FM", "MH", "PW", "AA", "AE", "AP");

    private static final Pattern INVENTED = Pattern.compile("X[A-Z]");

    private States() {}

    /** The two letters; null where it is no state. */
    public static @Nullable String code(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        return isCode(upper) ? upper : BY_NAME.get(text.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether these are the letters of a state; those that begin with X stand for no real one and are for samples. */
    public static boolean isCode(String letters) {
        return NAMES.containsKey(letters)
                || OTHERS.contains(letters)
                || INVENTED.matcher(letters).matches();
    }

    /** The name by the letters; the letters where there is no name. */
    public static String name(String letters) {
        return NAMES.getOrDefault(letters, letters);
    }
}
