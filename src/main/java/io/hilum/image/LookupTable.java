package io.hilum.image;

import java.util.List;

/**
 * A table out of a Modality or VOI LUT Sequence, or of a palette. Source: PS3.3, sections C.11.1.1.1, C.11.2.1.1 and
 * C.7.6.3.1.5.
 *
 * @param first the input value that the first entry is for; whatever is below has that entry too, whatever is above the
 *     table has the last one
 * @param most the greatest value that an entry of so many bits may have
 * @param entries 0..65535
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on once, never compared.
record LookupTable(int first, int most, char[] entries) {
    private static final int MOST_ENTRIES = 1 << 16;

    /** Upper bound of the memory that one takes, in bytes. */
    static final long MOST_BYTES = 2 * MOST_ENTRIES + 64;

    /** A sequence's items but those without any value, which some programs write where they have no table. */
    static List<DicomDataSet> items(DicomDataSet set, int sequence) {
        return set.items(sequence).stream()
                .filter(item -> item.element(DicomTag.LUT_DESCRIPTOR).isPresent()
                        || item.element(DicomTag.LUT_DATA).isPresent())
                .toList();
    }

    /** @param signed whether the input is: then the first input value is as well */
    static LookupTable read(DicomDataSet item, boolean signed) throws ImageRefused {
        return read(item, DicomTag.LUT_DESCRIPTOR, DicomTag.LUT_DATA, signed);
    }

    /** The same of other attributes than a sequence's item has. */
    static LookupTable read(DicomDataSet set, int descriptorTag, int dataTag, boolean signed) throws ImageRefused {
        DicomElement descriptor = set.element(descriptorTag).orElseThrow(LookupTable::broken);
        DicomElement data = set.element(dataTag).orElseThrow(LookupTable::broken);
        if (descriptor.shorts() != 3) {
            throw broken();
        }
        int count = descriptor.unsigned(0) == 0 ? MOST_ENTRIES : descriptor.unsigned(0);
        int first = signed ? (short) descriptor.unsigned(1) : descriptor.unsigned(1);
        int bits = descriptor.unsigned(2);
        if (bits < 8 || bits > 16) {
            throw broken();
        }
        char[] entries = new char[count];
        if (data.shorts() >= count) {
            for (int i = 0; i < count; i++) {
                entries[i] = (char) data.unsigned(i);
            }
        } else if (bits == 8 && 2 * data.shorts() >= count) {
            // Two to a word, the lower byte first.
            for (int i = 0; i < count; i++) {
                int word = data.unsigned(i / 2);
                entries[i] = (char) (i % 2 == 0 ? word & 0xFF : word >> 8);
            }
        } else {
            throw broken();
        }
        return new LookupTable(first, (1 << bits) - 1, entries);
    }

    /** The entry for an input value. */
    double at(double value) {
        long index = Math.round(value) - first;
        return entries[(int) Math.max(0, Math.min(entries.length - 1, index))];
    }

    /** The refusal of a table that isn't one. */
    static ImageRefused broken() {
        return DicomFile.damaged("a look-up table in it contradicts its description");
    }
}
