package io.hilum.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a {@code multipart/form-data} body byte by byte, with whatever a test puts into its names. */
public final class Form {
    /** The value of the Content-Type header. */
    public static final String TYPE = "multipart/form-data; boundary=line";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** A file part; its file name and declared type as given. */
    public Form file(String name, String fileName, String type, byte[] bytes) {
        return part("form-data; name=\"" + name + "\"; filename=\"" + fileName + "\"\r\nContent-Type: " + type, bytes);
    }

    /** A PNG. */
    public Form image(String name, byte[] bytes) {
        return file(name, name + ".png", "image/png", bytes);
    }

    /** A text part, as UTF-8. */
    public Form text(String name, String value) {
        return part("form-data; name=\"" + name + '"', value.getBytes(StandardCharsets.UTF_8));
    }

    /** A part with that Content-Disposition. */
    public Form part(String disposition, byte[] bytes) {
        write("--line\r\nContent-Disposition: " + disposition + "\r\n\r\n");
        body.writeBytes(bytes);
        write("\r\n");
        return this;
    }

    /** The body, complete. */
    public byte[] bytes() {
        write("--line--\r\n");
        return body.toByteArray();
    }

    /** The body without its final boundary. */
    public byte[] unfinished() {
        return body.toByteArray();
    }

    private void write(String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
