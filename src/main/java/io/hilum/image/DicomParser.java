package io.hilum.image;

import io.hilum.image.DicomDataSet.PixelElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a data set and keeps what {@link DicomTag} lists. Everything else is passed over by its length, or, where that is
 * undefined, by the items in it, down to a bounded depth. Source: PS3.5, sections 7.1 (elements) and 7.5 (sequences).
 */
final class DicomParser {
    /** Section 7.1.1: the length is told by a delimiter. */
    static final long UNDEFINED = 0xFFFFFFFFL;

    /** Radiographs have three or four levels, structured reports some ten. */
    private static final int DEEPEST = 16;

    /** VOI LUTs, or codes of a view. */
    private static final int MOST_ITEMS = 64;

    private static final int META_GROUP = 0x0002;
    private static final int OB = 'O' << 8 | 'B';
    private static final int UN = 'U' << 8 | 'N';
    private static final int NO_VR = 0;

    private final byte[] bytes;
    private DicomEncoding encoding;
    private int at;

    // The header of the element that was read last.
    private int tag;
    private int vr;
    private long length;

    /** @param at where the data set begins */
    DicomParser(byte[] bytes, int at, DicomEncoding encoding) {
        this.bytes = bytes;
        this.at = at;
        this.encoding = encoding;
    }

    /** Where the next element begins. */
    int at() {
        return at;
    }

    /** Reads the File Meta Information (PS3.10, section 7.1): all elements of group 0002. */
    DicomDataSet meta() throws ImageRefused {
        DicomDataSet meta = new DicomDataSet();
        while (bytes.length - at >= 2 && int16(at) == META_GROUP) {
            header();
            keep(meta, 0);
        }
        return meta;
    }

    /** Reads up to the Pixel Data, or to the end if there is none. */
    DicomDataSet dataSet() throws ImageRefused {
        DicomDataSet set = new DicomDataSet();
        while (at < bytes.length) {
            header();
            if (tag == DicomTag.PIXEL_DATA) {
                set.put(new PixelElement(at, length, vr != OB));
                return set;
            }
            keep(set, 0);
        }
        return set;
    }

    /** Reads an element's tag, kind and length. */
    private void header() throws ImageRefused {
        need(8);
        tag = int16(at) << 16 | int16(at + 2);
        boolean delimiter = tag >>> 16 == 0xFFFE;
        if (encoding == DicomEncoding.IMPLICIT_LITTLE || delimiter) {
            vr = NO_VR;
            length = int32(at + 4);
            at += 8;
            return;
        }
        vr = Bytes.int16(bytes, at + 4);
        if (!isVr(bytes, at + 4)) {
            throw DicomFile.damaged("an element's kind is none that DICOM has");
        }
        if (isLong(vr)) {
            need(12);
            length = int32(at + 8);
            at += 12;
        } else {
            length = int16(at + 6);
            at += 8;
        }
    }

    /** Whether two capital letters stand there, as every kind of value is named. */
    static boolean isVr(byte[] bytes, int at) {
        return bytes[at] >= 'A' && bytes[at] <= 'Z' && bytes[at + 1] >= 'A' && bytes[at + 1] <= 'Z';
    }

    /**
     * Section 7.1.2: all but these have a length of 32 bits after two reserved bytes, and so will those to come (section
     * 6.2).
     */
    private static boolean isLong(int vr) {
        return switch (vr) {
            case 'A' << 8 | 'E', 'A' << 8 | 'S', 'A' << 8 | 'T', 'C' << 8 | 'S', 'D' << 8 | 'A', 'D' << 8 | 'S' ->
                false;
            case 'D' << 8 | 'T', 'F' << 8 | 'D', 'F' << 8 | 'L', 'I' << 8 | 'S', 'L' << 8 | 'O', 'L' << 8 | 'T' ->
                false;
            case 'P' << 8 | 'N', 'S' << 8 | 'H', 'S' << 8 | 'L', 'S' << 8 | 'S', 'S' << 8 | 'T' -> false;
            case 'T' << 8 | 'M', 'U' << 8 | 'I', 'U' << 8 | 'L', 'U' << 8 | 'S' -> false;
            default -> true;
        };
    }

    /**
     * Takes in or passes over the value of the element whose header was read last.
     *
     * @param to null where nothing is kept, inside of sequences that aren't
     */
    private void keep(@Nullable DicomDataSet to, int depth) throws ImageRefused {
        // Not within each other: a few bytes of nesting would be sets of sets by the million.
        if (to != null && depth == 0 && DicomTag.isKeptSequence(tag)) {
            int sequence = tag;
            List<DicomDataSet> items = new ArrayList<>();
            sequence(items, depth);
            to.put(sequence, items);
        } else if (length == UNDEFINED) {
            sequence(null, depth);
        } else {
            need(length);
            if (to != null && DicomTag.isKept(tag)) {
                to.put(tag, new DicomElement(bytes, at, (int) length, encoding == DicomEncoding.EXPLICIT_BIG));
            }
            at += (int) length;
        }
    }

    /** Section 7.5.2: items up to the sequence's length or delimiter. */
    private void sequence(@Nullable List<DicomDataSet> items, int depth) throws ImageRefused {
        if (depth >= DEEPEST) {
            throw DicomFile.damaged("its sequences are nested too deeply");
        }
        DicomEncoding outer = encoding;
        // Section 6.2.2, note 2: what is unknown and of undefined length is written like implicit VR; some keep to
        // explicit.
        boolean explicit = bytes.length - at >= 14 && isVr(bytes, at + 12);
        if (vr == UN && !explicit) {
            encoding = DicomEncoding.IMPLICIT_LITTLE;
        }
        long end = end();
        while (at < end) {
            header();
            if (tag == DicomTag.SEQUENCE_END && end == Long.MAX_VALUE) {
                break;
            }
            if (tag != DicomTag.ITEM) {
                throw DicomFile.damaged("a sequence holds something else than items");
            }
            if (items == null) {
                item(null, depth);
            } else {
                items.add(new DicomDataSet());
                item(items.get(items.size() - 1), depth);
                if (items.size() > MOST_ITEMS) {
                    throw DicomFile.damaged("a sequence has more than " + MOST_ITEMS + " items");
                }
            }
        }
        expect(end);
        encoding = outer;
    }

    private void item(@Nullable DicomDataSet to, int depth) throws ImageRefused {
        long end = end();
        while (at < end) {
            header();
            if (tag == DicomTag.ITEM_END && end == Long.MAX_VALUE) {
                break;
            }
            if (tag >>> 16 == 0xFFFE) {
                throw DicomFile.damaged("an item's end is not where it should be");
            }
            keep(to, depth + 1);
        }
        expect(end);
    }

    /** Where the sequence or item whose header was read last ends; the greatest number if a delimiter will tell. */
    private long end() throws ImageRefused {
        if (length == UNDEFINED) {
            return Long.MAX_VALUE;
        }
        need(length);
        return at + length;
    }

    private void expect(long end) throws ImageRefused {
        if (end != Long.MAX_VALUE && at != end) {
            throw DicomFile.damaged("a sequence's length contradicts its items");
        }
    }

    private void need(long count) throws ImageRefused {
        if (count > bytes.length - at) {
            throw DicomFile.damaged("it is cut short");
        }
    }

    private int int16(int from) {
        int value = Bytes.int16(bytes, from);
        return encoding == DicomEncoding.EXPLICIT_BIG ? value : (value & 0xFF) << 8 | value >> 8;
    }

    private long int32(int from) {
        return encoding == DicomEncoding.EXPLICIT_BIG
                ? (long) int16(from) << 16 | int16(from + 2)
                : (long) int16(from + 2) << 16 | int16(from);
    }
}
