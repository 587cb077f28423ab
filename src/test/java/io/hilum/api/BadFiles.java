package io.hilum.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Files that no gateway should take, made from good ones. */
public final class BadFiles {
    /** Where a PNG's first chunk ends: signature, length, type, 13 bytes, checksum. */
    private static final int AFTER_HEADER = 33;

    private BadFiles() {}

    /** The first half. */
    public static byte[] truncated(byte[] file) {
        return Arrays.copyOf(file, file.length / 2);
    }

    /** The same with its middle overwritten. */
    public static byte[] corrupt(byte[] file) {
        byte[] corrupt = file.clone();
        Arrays.fill(corrupt, file.length / 2, file.length / 2 + 24, (byte) 0xa5);
        return corrupt;
    }

    /** A PNG whose header claims that size; the rest is a small image. */
    public static byte[] claiming(int width, int height) {
        byte[] png = Pictures.png(32, 32);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(png, 24, 5);
        return concat(Arrays.copyOf(png, 8), chunk("IHDR", header.array()), rest(png));
    }

    /** A PNG that says it is an animation of two frames. */
    public static byte[] animated() {
        return with("acTL", ByteBuffer.allocate(8).putInt(2).putInt(0).array());
    }

    /** A PNG with one more chunk after its header. */
    public static byte[] with(String type, byte[] data) {
        byte[] png = Pictures.png(32, 32);
        return concat(Arrays.copyOf(png, AFTER_HEADER), chunk(type, data), rest(png));
    }

    /** A PNG with a colour profile or a text that unpacks to a hundred megabytes. */
    public static byte[] bomb(String type) {
        byte[] name = (type + "\0\0").getBytes(StandardCharsets.US_ASCII);
        return with(type, concat(name, deflated(100_000_000)));
    }

    private static byte[] deflated(int zeros) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 16];
        byte[] packed = new byte[1 << 16];
        for (int left = zeros; left > 0; left -= block.length) {
            deflater.setInput(block);
            out.write(packed, 0, deflater.deflate(packed));
        }
        deflater.finish();
        out.write(packed, 0, deflater.deflate(packed));
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] rest(byte[] png) {
        return Arrays.copyOfRange(png, AFTER_HEADER, png.length);
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] content = concat(type.getBytes(StandardCharsets.US_ASCII), data);
        CRC32 crc = new CRC32();
        crc.update(content);
        return concat(int32(data.length), content, int32((int) crc.getValue()));
    }

    private static byte[] int32(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
