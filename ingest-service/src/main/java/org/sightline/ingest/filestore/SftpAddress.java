package org.sightline.ingest.filestore;

import java.net.URI;
import org.sightline.ingest.portal.FeedFailure;

/**
 * Where a directory of an SFTP server is: {@code sftp://USER@HOST/DIRECTORY}, with a port where it is not 22. A directory
 * of the user's own home is written {@code /~/DIRECTORY}.
 */
record SftpAddress(String user, String host, int port, String directory) {

    private static final int PORT = 22;
    private static final String HOME = "/~";

    static SftpAddress of(String address) throws FeedFailure {
        try {
            URI uri = URI.create(address);
            String user = uri.getUserInfo();
            if (!"sftp".equals(uri.getScheme()) || uri.getHost() == null || user == null || user.isEmpty()) {
                throw new FeedFailure(
                        "\"" + address + "\" is no address of a directory. Write sftp://USER@HOST/DIRECTORY.");
            }
            if (user.contains(":")) {
                throw new FeedFailure(
                        "No password stands in the address of a feed. Name a secret of the configuration.");
            }
            return new SftpAddress(
                    user, uri.getHost(), uri.getPort() < 0 ? PORT : uri.getPort(), directory(uri.getPath()));
        } catch (IllegalArgumentException notAnAddress) {
            throw new FeedFailure("\"" + address + "\" is no address.");
        }
    }

    private static String directory(String path) {
        if (path.equals(HOME) || path.startsWith(HOME + "/")) {
            return "." + path.substring(HOME.length());
        }
        return path.isEmpty() ? "/" : path;
    }

    /** Where a file of it is. */
    String file(String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }
}
