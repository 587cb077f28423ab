package io.hilum.image;

import java.util.Arrays;

/**
 * Unpacks one RLE segment, PS3.5, section G.3.1. Runs should end with a row, but are followed where they don't: some
 * encoders didn't know.
 */
final class RleSegment {
    private final byte[] bytes;
    private final int end;
    private int at;
    private int left;
    private boolean repeats;

    /** @param end index after its last byte, within {@code bytes} */
    RleSegment(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** Fills a row. */
    void read(byte[] to) throws ImageRefused {
        int size = 0;
        while (size < to.length) {
            if (left == 0) {
                next();
            }
            int count = Math.min(left, to.length - size);
            if (repeats) {
                Arrays.fill(to, size, size + count, bytes[at]);
            } else {
                System.arraycopy(bytes, at, to, size, count);
                at += count;
            }
            size += count;
            left -= count;
            if (repeats && left == 0) {
                at++;
            }
        }
    }

    /** Begins the next run that isn't empty. */
    private void next() throws ImageRefused {
        while (at < end) {
            int code = bytes[at++];
            // -128 stands for nothing.
            if (code != -128) {
                repeats = code < 0;
                left = repeats ? 1 - code : 1 + code;
                if ((repeats ? 1 : left) > end - at) {
                    break;
                }
                return;
            }
        }
        throw DicomFile.damaged("its RLE data ends too early");
    }
}
