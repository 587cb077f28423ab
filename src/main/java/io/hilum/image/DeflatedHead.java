package io.hilum.image;

import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The beginning of a deflated data set (PS3.5, annex A.5), inflated just far enough to find the pixels, and never beyond
 * a fixed size: what a bomb would unpack to stays packed.
 *
 * @param bytes the inflated beginning, at least up to the Pixel Data's value
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record DeflatedHead(byte[] bytes, DicomDataSet dataSet) {
    private static final int FIRST_BYTES = 16 << 10;

    /** Room for several look-up tables of 65536 entries. */
    private static final int MOST_BYTES = 1 << 20;

    /** @param at where the deflated data set begins */
    static DeflatedHead read(byte[] file, int at) throws ImageRefused {
        for (int size = FIRST_BYTES; ; size *= 4) {
            byte[] bytes = inflate(file, at, size);
            boolean more = bytes.length == size && size < MOST_BYTES;
            try {
                DicomDataSet dataSet = new DicomParser(bytes, 0, DicomEncoding.EXPLICIT_LITTLE).dataSet();
                if (dataSet.pixels().isPresent() || !more) {
                    return new DeflatedHead(bytes, dataSet);
                }
            } catch (ImageRefused refused) {
                // It may only have been cut short.
                if (!more) {
                    throw refused;
                }
            }
        }
    }

    private static byte[] inflate(byte[] file, int at, int most) throws ImageRefused {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(file, at, file.length - at);
            byte[] bytes = new byte[most];
            int size = 0;
            while (size < most) {
                int count = inflater.inflate(bytes, size, most - size);
                if (count == 0) {
                    return Bytes.copy(bytes, 0, size);
                }
                size += count;
            }
            return bytes;
        } catch (DataFormatException e) {
            throw DicomFile.damaged("its data can't be inflated");
        } finally {
            inflater.end();
        }
    }
}
