package io.hilum.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntBinaryOperator;
import java.util.zip.Deflater;

/** Writes DICOM files, good and bad, one attribute after the other; no toolkit would write the bad ones. */
public final class DicomMaker {
    private static final String EXPLICIT_LE = "1.2.840.10008.1.2.1";

    private record Element(String vr, byte[] value, boolean undefined) {}

    private final Map<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);
    private final int columns;
    private final int rows;
    private byte[] preamble = new byte[128];
    private String syntax = EXPLICIT_LE;
    private boolean big;
    private boolean implicit;

    /** A CR image of 16 bits. */
    public DicomMaker(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        text(DicomTag.SOP_CLASS, "UI", "1.2.840.10008.5.1.4.1.1.1").text(DicomTag.MODALITY, "CS", "CR");
        text(0x0010_0010, "PN", "PHI^MARKER^NAME");
        number(DicomTag.SAMPLES_PER_PIXEL, 1).text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", "MONOCHROME2");
        number(DicomTag.ROWS, rows).number(DicomTag.COLUMNS, columns);
        bits(16, 16).number(DicomTag.PIXEL_REPRESENTATION, 0);
    }

    /** The same of a given Transfer Syntax, whatever that does to the pixels. */
    public DicomMaker syntax(String uid) {
        syntax = uid;
        implicit = uid.equals("1.2.840.10008.1.2");
        big = uid.equals("1.2.840.10008.1.2.2");
        return this;
    }

    /** Bits Allocated and Bits Stored. */
    public DicomMaker bits(int allocated, int stored) {
        return number(DicomTag.BITS_ALLOCATED, allocated)
                .number(DicomTag.BITS_STORED, stored)
                .number(DicomTag.HIGH_BIT, stored - 1);
    }

    /** Three samples a pixel, of that Photometric Interpretation. */
    DicomMaker colour(String photometric) {
        return number(DicomTag.SAMPLES_PER_PIXEL, 3).text(DicomTag.PHOTOMETRIC_INTERPRETATION, "CS", photometric);
    }

    /** Window Centre and Width. */
    public DicomMaker window(String centre, String width) {
        return text(DicomTag.WINDOW_CENTRE, "DS", centre).text(DicomTag.WINDOW_WIDTH, "DS", width);
    }

    /** What stands in front of the prefix. */
    public DicomMaker preamble(String start) {
        preamble = new byte[128];
        byte[] bytes = start.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, preamble, 0, bytes.length);
        return this;
    }

    /** An attribute of text. */
    public DicomMaker text(int tag, String vr, String value) {
        byte[] bytes = (value.length() % 2 == 0 ? value : value + (vr.equals("UI") ? "\0" : " "))
                .getBytes(StandardCharsets.ISO_8859_1);
        return element(tag, vr, bytes);
    }

    /** An attribute of numbers of 16 bits. */
    public DicomMaker number(int tag, int... values) {
        return element(tag, "US", words(values));
    }

    DicomMaker element(int tag, String vr, byte[] value) {
        elements.put(tag, new Element(vr, value, false));
        return this;
    }

    /** An element that a delimiter ends, which is to be in the value. */
    public DicomMaker undefined(int tag, String vr, byte[] value) {
        elements.put(tag, new Element(vr, value, true));
        return this;
    }

    DicomMaker without(int tag) {
        elements.remove(tag);
        return this;
    }

    /** A sequence of one item, which is all of another maker's elements. */
    public DicomMaker sequence(int tag, DicomMaker item) {
        byte[] content = item.elements();
        return element(tag, "SQ", PngMaker.concat(header(DicomTag.ITEM, content.length), content));
    }

    /** Nothing in it yet, for a sequence's item. */
    public DicomMaker item() {
        DicomMaker item = new DicomMaker(1, 1);
        item.elements.clear();
        item.big = big;
        item.implicit = implicit;
        return item;
    }

    /** A file whose pixel cells are of 16 bits. */
    public byte[] make(IntBinaryOperator cell) {
        int[] cells = new int[columns * rows];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell.applyAsInt(i % columns, i / columns);
        }
        return make("OW", words(cells));
    }

    /** A file of that many bytes of pixels, and one more if it would be odd. */
    byte[] make(String vr, byte[] pixels) {
        element(DicomTag.PIXEL_DATA, vr, pixels.length % 2 == 0 ? pixels : PngMaker.concat(pixels, new byte[1]));
        return file();
    }

    /** A file whose pixels come in fragments, after an empty offset table. */
    public byte[] encapsulated(byte[]... fragments) {
        ByteArrayOutputStream items = new ByteArrayOutputStream();
        items.writeBytes(header(DicomTag.ITEM, 0));
        for (byte[] fragment : fragments) {
            items.writeBytes(header(DicomTag.ITEM, fragment.length));
            items.writeBytes(fragment);
        }
        items.writeBytes(header(DicomTag.SEQUENCE_END, 0));
        return undefined(DicomTag.PIXEL_DATA, "OB", items.toByteArray()).file();
    }

    /** The file as it is so far. */
    public byte[] file() {
        byte[] meta = new DicomMaker(1, 1)
                .item()
                .text(DicomTag.TRANSFER_SYNTAX, "UI", syntax)
                .elements();
        byte[] set = syntax.endsWith(".99") ? deflated(elements()) : elements();
        return PngMaker.concat(preamble, "DICM".getBytes(StandardCharsets.US_ASCII), meta, set);
    }

    /** The elements alone, without preamble, prefix and meta information. */
    byte[] elements() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.forEach((tag, element) -> {
            int length = element.undefined ? -1 : element.value.length;
            boolean longer = "OB OW SQ UN UT ZV".contains(element.vr);
            if (implicit) {
                out.writeBytes(header(tag, length));
            } else {
                out.writeBytes(
                        PngMaker.concat(int16(tag >>> 16), int16(tag), element.vr.getBytes(StandardCharsets.US_ASCII)));
                out.writeBytes(longer ? PngMaker.concat(new byte[2], int32(length)) : int16(length));
            }
            out.writeBytes(element.value);
        });
        return out.toByteArray();
    }

    /** An element's or item's beginning in implicit VR. */
    public byte[] header(int tag, int length) {
        return PngMaker.concat(int16(tag >>> 16), int16(tag), int32(length));
    }

    byte[] words(int... values) {
        byte[] bytes = new byte[2 * values.length];
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(int16(values[i]), 0, bytes, 2 * i, 2);
        }
        return bytes;
    }

    private byte[] int16(int value) {
        byte low = (byte) value;
        byte high = (byte) (value >> 8);
        return big ? new byte[] {high, low} : new byte[] {low, high};
    }

    private byte[] int32(int value) {
        return big
                ? PngMaker.concat(int16(value >>> 16), int16(value))
                : PngMaker.concat(int16(value), int16(value >>> 16));
    }

    static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        deflater.setInput(bytes);
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }
}
