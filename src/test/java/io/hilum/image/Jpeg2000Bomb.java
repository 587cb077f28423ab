package io.hilum.image;

import java.io.ByteArrayOutputStream;

/**
 * Writes small JPEG 2000 code streams that are a lot of work: ITU T.800, annexes A and B. Grey of 16 bits, without wavelets
 * unless said.
 */
final class Jpeg2000Bomb {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int side;
    private final int tile;
    private int pending;
    private int free = 8;

    private Jpeg2000Bomb(int side, int tile) {
        this.side = side;
        this.tile = tile;
    }

    /** Code-blocks of one byte each, which claims to be all passes of all bit planes. */
    static byte[] passes(int side) {
        Jpeg2000Bomb bomb = new Jpeg2000Bomb(side, side);
        bomb.headers(1, 0, 4);
        bomb.packet((side + 63) / 64);
        return bomb.whole();
    }

    /** As many tiles as are read, in each of which so many layers say nothing. */
    static byte[] layers(int side, int layers) {
        Jpeg2000Bomb bomb = new Jpeg2000Bomb(side, (side + 31) / 32);
        bomb.headers(layers, 0, 4);
        for (int i = 0; i < 1024; i++) {
            bomb.tile(i, new byte[layers]);
        }
        return bomb.whole();
    }

    /** As many wavelets and as small code-blocks as there can be, and nothing in them. */
    static byte[] wavelets(int side, int tiles) {
        Jpeg2000Bomb bomb = new Jpeg2000Bomb(side, (side + tiles - 1) / tiles);
        bomb.headers(1, 32, 0);
        for (int i = 0; i < tiles * tiles; i++) {
            bomb.tile(i, new byte[33]);
        }
        return bomb.whole();
    }

    /** @param block a code-block's side, as a power of two less 2 */
    private void headers(int layers, int levels, int block) {
        int16(0xFF4F, 0xFF51, 41, 0);
        int32(side, side, 0, 0, tile, tile, 0, 0);
        int16(1);
        bytes(15, 1, 1);
        int16(0xFF52, 12);
        bytes(0, 0);
        int16(layers);
        bytes(0, levels, block, block, 0, 1);
        int16(0xFF5C, 3 + 1 + 3 * levels);
        // No quantisation, 7 guard bits: 31 bit planes.
        bytes(7 << 5);
        for (int band = 0; band <= 3 * levels; band++) {
            bytes(25 << 3);
        }
    }

    private void tile(int index, byte[] packets) {
        int16(0xFF90, 10, index);
        int32(14 + packets.length);
        bytes(0, 1);
        int16(0xFF93);
        out.writeBytes(packets);
    }

    /** The one packet of a tile whose code-blocks are so many across and down; annex B.10. */
    private void packet(int blocks) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        bit(header, 1);
        boolean[][] seen = new boolean[16][];
        for (int level = 0; level < seen.length; level++) {
            int across = (blocks - 1 >> level) + 1;
            seen[level] = new boolean[across * across];
        }
        for (int y = 0; y < blocks; y++) {
            for (int x = 0; x < blocks; x++) {
                block(header, seen, x, y);
            }
        }
        while (free < 8) {
            bit(header, 0);
        }
        byte[] body = new byte[blocks * blocks];
        tile(0, PngMaker.concat(header.toByteArray(), body));
    }

    /** Included, no bit plane missing (both tag trees hold nothing but 0), 91 passes, one byte. */
    private void block(ByteArrayOutputStream header, boolean[][] seen, int x, int y) {
        int nodes = 0;
        for (int level = 0; level < seen.length; level++) {
            int across = (int) Math.sqrt(seen[level].length);
            int node = (y >> level) * across + (x >> level);
            if (!seen[level][node] && (level == 0 || seen[level - 1].length > 1)) {
                nodes++;
            }
            seen[level][node] = true;
        }
        for (int i = 0; i < 2 * nodes; i++) {
            bit(header, 1);
        }
        // 37 and more: nine ones, then seven bits.
        bits(header, 0x1FF, 9);
        bits(header, 91 - 37, 7);
        // Lblock stays 3; the length has 3 + log2(91) bits.
        bit(header, 0);
        bits(header, 1, 9);
    }

    private void bits(ByteArrayOutputStream to, int value, int number) {
        for (int i = number - 1; i >= 0; i--) {
            bit(to, value >> i & 1);
        }
    }

    private void bit(ByteArrayOutputStream to, int value) {
        pending |= value << --free;
        if (free == 0) {
            to.write(pending);
            free = pending == 0xFF ? 7 : 8;
            pending = 0;
        }
    }

    private byte[] whole() {
        int16(0xFFD9);
        return out.toByteArray();
    }

    private void bytes(int... values) {
        for (int value : values) {
            out.write(value);
        }
    }

    private void int16(int... values) {
        for (int value : values) {
            bytes(value >> 8, value);
        }
    }

    private void int32(int... values) {
        for (int value : values) {
            int16(value >>> 16, value & 0xFFFF);
        }
    }
}
