package io.hilum.image;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes PNG files of every kind, sound or not. Samples are given by channel; filters take turns. */
final class PngMaker {
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    final int width;
    final int height;
    final int depth;
    final int colourType;
    final boolean interlaced;
    private final ByteArrayOutputStream beforeData = new ByteArrayOutputStream();
    private final ByteArrayOutputStream afterData = new ByteArrayOutputStream();
    private int idatBytes = Integer.MAX_VALUE;

    /** The value of a sample. */
    interface Samples {
        int at(int x, int y, int channel);
    }

    PngMaker(int width, int height, int depth, int colourType, boolean interlaced) {
        this.width = width;
        this.height = height;
        this.depth = depth;
        this.colourType = colourType;
        this.interlaced = interlaced;
    }

    static PngMaker grey8(int width, int height) {
        return new PngMaker(width, height, 8, 0, false);
    }

    PngMaker before(String type, byte... data) {
        beforeData.writeBytes(chunk(type, data));
        return this;
    }

    PngMaker after(String type, byte... data) {
        afterData.writeBytes(chunk(type, data));
        return this;
    }

    PngMaker splitData(int bytes) {
        idatBytes = bytes;
        return this;
    }

    int channels() {
        return switch (colourType) {
            case 2 -> 3;
            case 4 -> 2;
            case 6 -> 4;
            default -> 1;
        };
    }

    byte[] make(Samples samples) {
        return withData(zlib(raw(samples)));
    }

    /** A file with these bytes as the content of its IDAT chunks. */
    byte[] withData(byte[] zlib) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        out.writeBytes(chunk("IHDR", concat(int32(width), int32(height), new byte[] {
            (byte) depth, (byte) colourType, 0, 0, (byte) (interlaced ? 1 : 0)
        })));
        out.writeBytes(beforeData.toByteArray());
        for (int at = 0; at < zlib.length; at += Math.min(idatBytes, zlib.length - at)) {
            out.writeBytes(chunk("IDAT", Arrays.copyOfRange(zlib, at, at + Math.min(idatBytes, zlib.length - at))));
        }
        out.writeBytes(afterData.toByteArray());
        out.writeBytes(chunk("IEND"));
        return out.toByteArray();
    }

    /** The filtered rows, of all passes. */
    byte[] raw(Samples samples) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] pass : interlaced ? ADAM7 : new int[][] {{0, 0, 1, 1}}) {
            int columns = Math.max(0, (width - pass[0] + pass[2] - 1) / pass[2]);
            if (columns == 0) {
                continue;
            }
            byte[] above = new byte[(columns * channels() * depth + 7) / 8];
            int filter = 0;
            for (int y = pass[1]; y < height; y += pass[3]) {
                byte[] row = new byte[above.length];
                for (int i = 0; i < columns * channels(); i++) {
                    put(row, i, samples.at(pass[0] + i / channels() * pass[2], y, i % channels()));
                }
                out.write(filter);
                out.writeBytes(filter(filter, row, above, Math.max(1, channels() * depth / 8)));
                above = row;
                filter = (filter + 1) % 5;
            }
        }
        return out.toByteArray();
    }

    private void put(byte[] row, int index, int value) {
        if (depth == 16) {
            row[2 * index] = (byte) (value >> 8);
            row[2 * index + 1] = (byte) value;
        } else {
            int bit = index * depth;
            row[bit / 8] |= (byte) (value << 8 - depth - bit % 8);
        }
    }

    private static byte[] filter(int filter, byte[] row, byte[] above, int step) {
        byte[] to = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            int a = i < step ? 0 : row[i - step] & 0xFF;
            int b = above[i] & 0xFF;
            int c = i < step ? 0 : above[i - step] & 0xFF;
            int p = a + b - c;
            int paeth = Math.abs(p - a) <= Math.abs(p - b) && Math.abs(p - a) <= Math.abs(p - c)
                    ? a
                    : Math.abs(p - b) <= Math.abs(p - c) ? b : c;
            int[] predicted = {0, a, b, (a + b) / 2, paeth};
            to[i] = (byte) (row[i] - predicted[filter]);
        }
        return to;
    }

    static byte[] zlib(byte[] raw) {
        Deflater deflater = new Deflater(6);
        deflater.setInput(raw);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    static byte[] chunk(String type, byte... data) {
        byte[] body = concat(type.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), data);
        CRC32 crc = new CRC32();
        crc.update(body);
        return concat(int32(data.length), body, int32((int) crc.getValue()));
    }

    static byte[] int32(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
