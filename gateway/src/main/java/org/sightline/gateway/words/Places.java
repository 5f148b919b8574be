package org.sightline.gateway.words;

import java.util.HashMap;
import java.util.Map;

/** Names of the states, by the two letters that the Postal Service uses. */
public final class Places {

    private static final String LETTERS_AND_NAMES =
            "AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,"
                    + "CT Connecticut,DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,"
                    + "IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,"
                    + "MS Mississippi,MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,"
                    + "NY New York,NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,RI Rhode Island,"
                    + "SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,WA Washington,"
                    + "WV West Virginia,WI Wisconsin,WY Wyoming,XF Franklin (invented)";

    /** Names by letters. */
    public static final Map<String, String> STATES = states();

    private Places() {}

    private static Map<String, String> states() {
        Map<String, String> states = new HashMap<>();
        for (String state : LETTERS_AND_NAMES.split(",")) {
            states.put(state.substring(0, 2), state.substring(3));
        }
        return Map.copyOf(states);
    }
}
