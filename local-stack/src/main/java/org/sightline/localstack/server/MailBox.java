package org.sightline.localstack.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A mail server on the loopback address that delivers nothing, and a page that shows what it got, and how many at
 * {@code /count}. So set-up links reach
 * invented people whose addresses exist nowhere. What it got is gone when it ends.
 */
public final class MailBox implements AutoCloseable {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s&<]+(?:&amp;[^\\s&<]+)*");

    private final GreenMail server;
    private final HttpServer page;

    private MailBox(GreenMail server, HttpServer page) {
        this.server = server;
        this.page = page;
    }

    /** Arguments: the port for mail and the port of the page, both on 127.0.0.1. Runs until it is told to end. */
    public static void main(String[] args) {
        MailBox box = start(Integer.parseInt(args[0]), Integer.parseInt(args[1]));
        Runtime.getRuntime().addShutdownHook(new Thread(box::close, "mail-shutdown"));
    }

    /** Starts both. */
    public static MailBox start(int port, int pagePort) {
        GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), pagePort), 0);
            page.createContext("/", exchange -> send(exchange, "text/html", html(server)));
            page.createContext(
                    "/count",
                    exchange -> send(exchange, "text/plain", Integer.toString(server.getReceivedMessages().length)));
            page.start();
            return new MailBox(server, page);
        } catch (IOException cause) {
            server.stop();
            throw new UncheckedIOException("The page of mails cannot listen on port " + pagePort, cause);
        }
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String html(GreenMail server) {
        // The readers of a mail's parts are looked up by the thread's class loader, which is the system's here.
        Thread.currentThread().setContextClassLoader(MailBox.class.getClassLoader());
        StringBuilder html = new StringBuilder(
                "<!doctype html><html lang=\"en\"><title>Local mails</title>"
                        + "<h1>Local mails</h1><p>What Sightline sent on this machine, the newest first. Nothing was delivered.</p>");
        MimeMessage[] messages = server.getReceivedMessages();
        for (int i = messages.length - 1; i >= 0; i--) {
            html.append(html(messages[i]));
        }
        return html.append("</html>").toString();
    }

    private static String html(MimeMessage message) {
        try {
            return "<article><h2>" + escaped(message.getSubject()) + "</h2><p>To "
                    + escaped(message.getHeader("To", ", ")) + "</p><p>Message-ID "
                    + escaped(message.getHeader("Message-ID", ", ")) + "</p><pre>"
                    + LINK.matcher(escaped(text(message))).replaceAll("<a href=\"$0\">$0</a>") + "</pre></article>";
        } catch (MessagingException | IOException unreadable) {
            return "<article><p>A mail that cannot be read: " + escaped(String.valueOf(unreadable.getMessage()))
                    + "</p></article>";
        }
    }

    /** The plain text of a mail, or the first part of it that is text. */
    private static String text(Part part) throws MessagingException, IOException {
        if (!part.isMimeType("multipart/*")) {
            return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
        // Read from its bytes: which classes a content becomes depends on what else is on the class path.
        Multipart parts = new MimeMultipart(part.getDataHandler().getDataSource());
        BodyPart chosen = parts.getBodyPart(0);
        for (int i = 0; i < parts.getCount(); i++) {
            if (parts.getBodyPart(i).isMimeType("text/plain")) {
                chosen = parts.getBodyPart(i);
            }
        }
        return text(chosen);
    }

    private static String escaped(String text) {
        return String.valueOf(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public void close() {
        page.stop(0);
        server.stop();
    }
}
