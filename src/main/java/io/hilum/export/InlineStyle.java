package io.hilum.export;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The pages' own style sheets in one text, for a file that stands by itself.
 *
 * @param css the text between {@code <style>} and {@code </style>}
 */
record InlineStyle(String css) {
    private static final String FOLDER = "/META-INF/resources/assets/css/";
    private static final List<String> SHEETS = List.of("tokens.css", "layout.css", "report.css", "print.css");

    InlineStyle {
        if (css.contains("<") || css.contains("&") || css.contains("]]>")) {
            throw new IllegalStateException("a style sheet that stands in a page can't have markup in it");
        }
    }

    static InlineStyle load() {
        StringBuilder css = new StringBuilder();
        for (String sheet : SHEETS) {
            css.append(read(FOLDER + sheet));
        }
        return new InlineStyle(css.toString());
    }

    /** Its source expression in a content security policy: {@code sha256-…}. */
    String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String read(String path) {
        try (InputStream in = InlineStyle.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the build has not copied src-web to " + path);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
