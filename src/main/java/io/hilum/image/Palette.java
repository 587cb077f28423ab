package io.hilum.image;

/** The grey of an image's palette of red, green and blue. Source: PS3.3, sections C.7.6.3.1.5 and C.7.6.3.1.6. */
final class Palette {
    /** Upper bound of the memory that reading takes, in bytes. */
    static final long MOST_BYTES = 3 * LookupTable.MOST_BYTES + 256;

    private Palette() {}

    /** The luma, 0..255, of each stored value, by {@link PixelFormat#index}. */
    static byte[] table(DicomDataSet set, PixelFormat format) throws ImageRefused {
        LookupTable red = read(set, format, DicomTag.RED_DESCRIPTOR, DicomTag.RED_DATA);
        LookupTable green = read(set, format, DicomTag.GREEN_DESCRIPTOR, DicomTag.GREEN_DATA);
        LookupTable blue = read(set, format, DicomTag.BLUE_DESCRIPTOR, DicomTag.BLUE_DATA);
        int most = red.most();
        if (green.most() != most || blue.most() != most) {
            throw LookupTable.broken();
        }
        byte[] table = new byte[format.values()];
        for (int index = 0; index < table.length; index++) {
            int stored = format.stored(index);
            int luma = Grey.ofRgb((int) red.at(stored), (int) green.at(stored), (int) blue.at(stored));
            table[index] = (byte) ((Math.min(luma, most) * 255L + most / 2) / most);
        }
        return table;
    }

    private static LookupTable read(DicomDataSet set, PixelFormat format, int descriptor, int data)
            throws ImageRefused {
        if (set.element(data).isEmpty()) {
            // Segmented, most likely (section C.7.9.2).
            throw PixelFormat.unsupported("DICOM with a colour palette that isn't plain red, green and blue tables");
        }
        return LookupTable.read(set, descriptor, data, format.signed());
    }
}
