package io.hilum.image;

import java.util.List;

/**
 * A JPEG's frame header, ITU T.81, annex B.2.2.
 *
 * @param progressive SOF2; else sequential, SOF0 or SOF1
 * @param components in the order of the header: 1, 3 or 4
 */
record JpegFrame(boolean progressive, int width, int height, List<Component> components) {
    /**
     * One of the frame's components.
     *
     * @param h horizontal sampling factor, 1..4
     * @param v vertical sampling factor, 1..4
     * @param quantisation number of its quantisation table, 0..3
     */
    record Component(int id, int h, int v, int quantisation) {}

    JpegFrame {
        components = List.copyOf(components);
    }

    /** Reads the segment's content, which is {@code length} bytes long. */
    static JpegFrame read(byte[] file, int from, int length, boolean progressive) throws ImageRefused {
        int number = length < 6 ? 0 : file[from + 5] & 0xFF;
        if (length != 6 + 3 * number) {
            throw JpegFile.damaged("its header is too short or too long");
        }
        int precision = file[from];
        if (precision == 12) {
            throw ImageRefused.unsupported(
                    "A JPEG of 12 bits a sample is not read. Convert it to PNG (16 bits, grey) and send that.");
        }
        int height = Bytes.int16(file, from + 1);
        int width = Bytes.int16(file, from + 3);
        if (precision != 8 || width == 0) {
            throw JpegFile.damaged("its header gives it no pixels, or a depth that JPEG doesn't have");
        }
        if (height == 0) {
            throw ImageRefused.unsupported(
                    "A JPEG that tells its height only at the end (DNL) is not read. Save it again, or convert it to"
                            + " PNG.");
        }
        if (number != 1 && number != 3 && number != 4) {
            throw ImageRefused.unsupported(
                    "A JPEG is read if it is grey, colour or CMYK: of 1, 3 or 4 components. Convert it to PNG.");
        }
        Component[] components = new Component[number];
        for (int i = 0; i < number; i++) {
            components[i] = component(file, from + 6 + 3 * i, number == 1);
        }
        return new JpegFrame(progressive, width, height, List.of(components));
    }

    private static Component component(byte[] file, int from, boolean alone) throws ImageRefused {
        int h = file[from + 1] >> 4 & 15;
        int v = file[from + 1] & 15;
        int quantisation = file[from + 2] & 0xFF;
        if (h < 1 || h > 4 || v < 1 || v > 4 || quantisation > 3) {
            throw JpegFile.damaged("its header has a sampling factor or table that JPEG doesn't have");
        }
        // Annex A.2.2: a lone component's blocks come one by one, whatever its factors.
        return new Component(file[from] & 0xFF, alone ? 1 : h, alone ? 1 : v, quantisation);
    }

    /** The greatest horizontal sampling factor. */
    int hMax() {
        int most = 1;
        for (Component component : components) {
            most = Math.max(most, component.h());
        }
        return most;
    }

    /** The greatest vertical sampling factor. */
    int vMax() {
        int most = 1;
        for (Component component : components) {
            most = Math.max(most, component.v());
        }
        return most;
    }

    /** Minimum coded units in a row (annex A.2.3). */
    int mcusAcross() {
        return divideUp(width, 8 * hMax());
    }

    /** Rows of minimum coded units. */
    int mcusDown() {
        return divideUp(height, 8 * vMax());
    }

    /** Blocks of a component across the image itself, without those that only fill the last unit (annex A.2.2). */
    int blocksAcross(Component component) {
        return divideUp(divideUp(width * component.h(), hMax()), 8);
    }

    /** Blocks of a component down the image itself. */
    int blocksDown(Component component) {
        return divideUp(divideUp(height * component.v(), vMax()), 8);
    }

    private static int divideUp(int value, int by) {
        return (value + by - 1) / by;
    }
}
