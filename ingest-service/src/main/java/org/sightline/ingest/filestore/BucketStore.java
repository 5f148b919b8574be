package org.sightline.ingest.filestore;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sightline.ingest.portal.FeedFailure;
import org.sightline.ingest.portal.WebClient;
import org.sightline.kit.bucket.BucketAddress;
import org.sightline.kit.bucket.BucketError;
import org.sightline.kit.bucket.BucketList;
import org.sightline.kit.bucket.BucketObject;
import org.sightline.kit.bucket.BucketSignature;

/** A bucket of an S3-compatible server. An object is taken in the state that was listed, or not at all. */
public final class BucketStore implements FileStore {

    private static final int OBJECTS_OF_A_PAGE = 1_000;
    private static final int OK = 200;

    private final WebClient web;
    private final BucketAddress address;
    private final @Nullable BucketSignature signature;
    private final StoreBounds bounds;
    private final Clock clock;

    /**
     * A bucket.
     *
     * @param secret {@code KEYID:SECRETKEY}; null where everybody may read it
     * @throws FeedFailure where address or secret are none
     */
    public BucketStore(WebClient web, String address, @Nullable String secret, StoreBounds bounds, Clock clock)
            throws FeedFailure {
        this.web = web;
        this.address = address(address);
        this.signature = signature(secret, this.address);
        this.bounds = bounds;
        this.clock = clock;
    }

    /**
     * Looks whether an address names a bucket.
     *
     * @throws FeedFailure where it does not
     */
    public static void requireAddress(String address) throws FeedFailure {
        address(address);
    }

    private static BucketAddress address(String address) throws FeedFailure {
        try {
            return BucketAddress.of(address);
        } catch (IllegalArgumentException none) {
            throw new FeedFailure(String.valueOf(none.getMessage()));
        }
    }

    private static @Nullable BucketSignature signature(@Nullable String secret, BucketAddress address)
            throws FeedFailure {
        try {
            return BucketSignature.of(secret, address.region());
        } catch (IllegalArgumentException notWrittenSo) {
            throw new FeedFailure(String.valueOf(notWrittenSo.getMessage()));
        }
    }

    @Override
    public List<StoredFile> files() throws FeedFailure, InterruptedException {
        List<StoredFile> files = new ArrayList<>();
        int pages = 0;
        String next = null;
        do {
            BucketList page = list(next);
            page.objects().forEach(object -> files.add(stored(object)));
            pages++;
            // A page that is empty counts too: a server that always has one more is not asked for ever.
            bounds.requireFew(Math.max(files.size(), pages));
            next = page.next();
        } while (next != null);
        return files;
    }

    private static StoredFile stored(BucketObject object) {
        return new StoredFile(object.key(), object.bytes(), object.modified(), object.etag());
    }

    private BucketList list(@Nullable String after) throws FeedFailure, InterruptedException {
        HttpResponse<InputStream> answer = send(address.list(OBJECTS_OF_A_PAGE, after), Map.of());
        byte[] body = web.whole(answer);
        web.requireTime(answer);
        if (answer.statusCode() != OK) {
            throw new FeedFailure(why(answer.statusCode(), body));
        }
        try {
            return BucketList.of(body);
        } catch (IOException noList) {
            throw new FeedFailure(String.valueOf(noList.getMessage()));
        }
    }

    @Override
    public Path bring(StoredFile file, Path scratch, Runnable alive) throws FeedFailure, InterruptedException {
        bounds.requireSmall(file);
        Map<String, String> sameState = file.etag() == null ? Map.of() : Map.of("if-match", file.etag());
        HttpResponse<InputStream> answer = send(address.object(file.name()), sameState);
        if (answer.statusCode() != OK) {
            byte[] body = web.whole(answer);
            web.requireTime(answer);
            throw FeedFailure.ofOneFile("\"" + file.name() + "\" is not given: " + why(answer.statusCode(), body));
        }
        new Transfer(bounds, alive).bring(file, answer.body(), answer.body(), scratch);
        return scratch;
    }

    private HttpResponse<InputStream> send(URI asked, Map<String, String> headers)
            throws FeedFailure, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(asked);
        (signature == null
                        ? headers
                        : signature.headers("GET", asked, headers, BucketSignature.NO_BODY, clock.instant()))
                .forEach(request::header);
        return web.send(request);
    }

    /** What an answer says that is not what was asked for. */
    private String why(int status, byte[] body) {
        String said = BucketError.code(body);
        return switch (said) {
            case "SignatureDoesNotMatch", "InvalidAccessKeyId" -> "The server does not take the secret (" + said + ").";
            case "AccessDenied" ->
                signature == null
                        ? "Not everybody may read it (AccessDenied). Name a secret."
                        : "The secret may not read it (AccessDenied).";
            case "NoSuchBucket" -> "There is no bucket \"" + address.bucket() + "\" (NoSuchBucket).";
            case "PermanentRedirect", "AuthorizationHeaderMalformed", "TemporaryRedirect" ->
                "The bucket is in another region than \"" + address.region() + "\" or at another server (" + said
                        + "). Write its own address and ?region=REGION.";
            case "RequestTimeTooSkewed" ->
                "The clock of this machine and that of the server differ too much (RequestTimeTooSkewed).";
            case "PreconditionFailed" -> "it changed just now (PreconditionFailed).";
            default -> ("The server answers " + status + " " + said).strip() + ".";
        };
    }

    @Override
    public void close() {
        // Each request is a connection of its own.
    }
}
