package org.sightline.kit.bucket;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server of a bucket says where it does not do what it is asked. */
public final class BucketError {

    private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z0-9]{1,60})</Code>");

    private BucketError() {}

    /** The code in the body of such an answer, such as NoSuchKey; empty where it has none. */
    public static String code(byte[] body) {
        Matcher code = CODE.matcher(new String(body, StandardCharsets.UTF_8));
        return code.find() ? code.group(1) : "";
    }
}
