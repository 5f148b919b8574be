package org.sightline.kit.bucket;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.remote.AddressParameters;

/**
 * Where a bucket is: {@code https://HOST/BUCKET/FOLDER/?region=REGION}. The bucket stands in the path, which all
 * S3-compatible servers understand.
 *
 * @param server without a path
 * @param prefix with which the keys begin; empty for all
 * @param region us-east-1 where the address says none
 */
public record BucketAddress(String server, String bucket, String prefix, String region) {

    private static final String FIRST_REGION = "us-east-1";

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException with a sentence, where it is none of a bucket
     */
    public static BucketAddress of(String address) {
        URI uri = uri(address);
        String[] path = (uri.getPath() + "").split("/", 3);
        if (uri.getHost() == null || path.length < 2 || path[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + address + "\" names no bucket. Write https://HOST/BUCKET/FOLDER/.");
        }
        return new BucketAddress(
                uri.getScheme() + "://" + uri.getRawAuthority(),
                path[1],
                path.length > 2 ? path[2] : "",
                AddressParameters.of(address).value("region", FIRST_REGION));
    }

    private static URI uri(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException notAnAddress) {
            throw new IllegalArgumentException("\"" + address + "\" is no address.", notAnAddress);
        }
    }

    /** The request for a page of the list of objects. */
    public URI list(int most, @Nullable String after) {
        SortedMap<String, String> asked = new TreeMap<>(
                Map.of("encoding-type", "url", "list-type", "2", "max-keys", Integer.toString(most), "prefix", prefix));
        if (after != null) {
            asked.put("continuation-token", after);
        }
        String query = asked.entrySet().stream()
                .map(one -> one.getKey() + "=" + AddressParameters.encoded(one.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(server + "/" + AddressParameters.encoded(bucket) + "?" + query);
    }

    /** The request for an object. */
    public URI object(String key) {
        String path = Arrays.stream(key.split("/", -1))
                .map(AddressParameters::encoded)
                .collect(Collectors.joining("/"));
        return URI.create(server + "/" + AddressParameters.encoded(bucket) + "/" + path);
    }
}
