package io.hilum.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The bits of a JPEG-LS scan, up to the next marker: after a byte 0xFF stands one bit of stuffing (ITU T.87, annex C.3).
 * Past the end zeros come, so that the inner loops needn't look; whoever reads calls {@link #check} once per row.
 */
final class JpegLsBits {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final int RST0 = 0xD0;

    private final byte[] codestream;
    private int at;
    /** The next bits, the first one on top; {@code count} of them, of which the last {@code invented} are no data. */
    private long bits;

    private int count;
    private int invented;
    /** Whether the last byte was 0xFF. */
    private boolean afterFull;

    JpegLsBits(byte[] codestream, int at) {
        this.codestream = codestream;
        this.at = at;
    }

    /** The next 0 to 16 bits as a number. */
    int bits(int number) {
        if (number == 0) {
            return 0;
        }
        if (count < number) {
            refill();
        }
        int value = (int) (bits >>> (64 - number));
        bits <<= number;
        count -= number;
        return value;
    }

    /**
     * Annex A.5.3: an error, mapped to 0 and above, in the limited-length Golomb code.
     *
     * @param k bits that stand as they are, 0..16
     * @param limit the longest code, 16..64 bits
     * @param qbpp bits of a value that would need a longer one
     */
    int golomb(int k, int limit, int qbpp) throws ImageRefused {
        if (count < 32) {
            refill();
        }
        int zeros = Long.numberOfLeadingZeros(bits);
        while (zeros >= count && count <= 56) {
            refill();
            zeros = Long.numberOfLeadingZeros(bits);
        }
        int most = limit - qbpp - 1;
        if (zeros > most) {
            throw JpegLsDecoder.damaged("its image data holds a code that there can't be");
        }
        bits = bits << zeros << 1;
        count -= zeros + 1;
        return zeros < most ? zeros << k | bits(k) : bits(qbpp) + 1;
    }

    /** Brings the buffer, of up to 56 bits, to 32 or more, and adds at least 7. */
    private void refill() {
        if (count <= 32 && !afterFull && at + 4 <= codestream.length) {
            int next = (int) BIG.get(codestream, at);
            // None of the four is 0xFF: no stuffing, no marker.
            if ((~next - 0x01010101 & next & 0x80808080) == 0) {
                bits |= (next & 0xFFFFFFFFL) << (32 - count);
                count += 32;
                at += 4;
                return;
            }
        }
        while (count <= 56) {
            if (at >= codestream.length || isMarker()) {
                invented += 8;
                count += 8;
                continue;
            }
            int next = codestream[at++] & 0xFF;
            int number = afterFull ? 7 : 8;
            bits |= (long) next << (64 - number - count);
            count += number;
            afterFull = next == 0xFF;
        }
    }

    /** Annex C.1: a marker's code has its first bit set, a byte after 0xFF of the data has not. */
    private boolean isMarker() {
        return afterFull && codestream[at] < 0
                || codestream[at] == (byte) 0xFF && (at + 1 >= codestream.length || codestream[at + 1] < 0);
    }

    /** Refuses when more was read than the scan holds. */
    void check() throws ImageRefused {
        if (count < invented) {
            throw JpegLsDecoder.damaged("its image data ends too early");
        }
    }

    /**
     * Ends the scan: what is left of it may only be what fills a byte, and the byte after a last 0xFF.
     *
     * @return where the marker stands
     */
    int end() throws ImageRefused {
        check();
        boolean atMarker = at + 1 < codestream.length && codestream[at] == (byte) 0xFF && codestream[at + 1] < 0;
        if (!atMarker || count - invented >= 15) {
            throw JpegLsDecoder.damaged(
                    at + 1 < codestream.length ? "it holds more image data than its header says" : "it is cut short");
        }
        return at;
    }

    /** Passes over the restart marker of that number (T.81, annex B.2.1). */
    void restart(int number) throws ImageRefused {
        end();
        while (at + 1 < codestream.length && codestream[at + 1] == (byte) 0xFF) {
            at++;
        }
        if (at + 1 >= codestream.length || (codestream[at + 1] & 0xFF) != RST0 + (number & 7)) {
            throw JpegLsDecoder.damaged("a restart marker is missing or out of order");
        }
        at += 2;
        bits = 0;
        count = 0;
        invented = 0;
        afterFull = false;
    }
}
