package org.sightline.gateway.browser;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sightline.kit.digest.Sha256;

/**
 * The static files of the pages under an address that changes when one of them changes, so that a browser may keep them for
 * as long as it likes: {@code /static/<digest>/uswds/css/uswds.min.css}.
 */
@ApplicationScoped
@Named("staticFiles")
public class StaticFiles {

    private static final String ROOT = "/static/";
    private static final int DIGITS = 12;
    private static final List<String> FOLDERS = List.of("/uswds/", "/htmx/", "/sightline/");

    /** Files that change with every change of the whole; pictures and fonts change only with their style sheet. */
    static final List<String> DIGESTED = List.of(
            "/uswds/css/uswds.min.css",
            "/uswds/js/uswds.min.js",
            "/uswds/js/uswds-init.min.js",
            "/uswds/img/sprite.svg",
            "/htmx/htmx.min.js",
            "/sightline/follow.js",
            "/sightline/faults.js",
            "/sightline/idle.js",
            "/sightline/print.js",
            "/sightline/sightline.css",
            "/sightline/upload.js",
            "/sightline/walk.js",
            "/sightline/workbench.js",
            "/sightline/mark.svg");

    private final String path = ROOT + digest();

    /** The beginning of every address of a static file, without a slash at its end. */
    public String path() {
        return path;
    }

    /**
     * Where the file of a versioned address lies; null where the address is none. The version may be another: while a new
     * release comes up, its pages are shown beside instances of the old one.
     */
    @Nullable
    String file(String address) {
        boolean versioned = address.startsWith(ROOT) && address.length() > path.length();
        String file = versioned ? address.substring(path.length()) : "";
        return isFile(file) ? file : null;
    }

    /** Whether an address has the version of these files. */
    boolean isCurrent(String address) {
        return address.startsWith(path + "/");
    }

    /** Whether an address is that of a static file without a version. */
    boolean isFile(String address) {
        return FOLDERS.stream().anyMatch(address::startsWith);
    }

    private static String digest() {
        Sha256 digest = Sha256.start();
        for (String file : DIGESTED) {
            try (InputStream content = StaticFiles.class.getResourceAsStream("/META-INF/resources" + file)) {
                if (content == null) {
                    throw new IllegalStateException("The static file " + file + " is missing in the build");
                }
                digest.update(content.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return digest.hex().substring(0, DIGITS);
    }
}
