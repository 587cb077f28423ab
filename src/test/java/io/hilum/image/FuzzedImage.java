package io.hilum.image;

import io.hilum.fuzz.Fuzzed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** Whole image files. */
public final class FuzzedImage implements Fuzzed {
    private static final int HEAD = 4096;

    private final Map<String, byte[]> seeds = new TreeMap<>();
    private final boolean mending;

    private FuzzedImage(boolean mending) {
        this.mending = mending;
    }

    /** PNG, its checksums mended before it is read: a fuzzer would hardly get past them. */
    public static FuzzedImage png() {
        FuzzedImage png = new FuzzedImage(true);
        PngMaker.Samples noise = (x, y, c) -> x * 31 + y * 17 + c * 5 + (x * y >> 2) & 255;
        png.seeds.put("grey", PngMaker.grey8(17, 13).make(noise));
        png.seeds.put("rgba", new PngMaker(9, 7, 8, 6, false).splitData(50).make(noise));
        png.seeds.put("wide", new PngMaker(11, 9, 16, 0, true).make((x, y, c) -> x * y * 97));
        png.seeds.put(
                "palette",
                new PngMaker(10, 9, 2, 3, false)
                        .before("PLTE", new byte[] {1, 2, 3, 40, 50, 60, 70, 80, 90, 99, 99, 99})
                        .before("tRNS", (byte) 3)
                        .make((x, y, c) -> x + y & 3));
        return png;
    }

    /** JPEG. */
    public static FuzzedImage jpeg() {
        FuzzedImage jpeg = new FuzzedImage(false);
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/image"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jpg")).toList()) {
                jpeg.seeds.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jpeg.seeds.put("oriented", JpegMaker.oriented(JpegMaker.fixture("progressive-grey"), 6, true));
        return jpeg;
    }

    /** DICOM: small ones that are whole, and the heads of the test files. */
    public static FuzzedImage dicom() {
        FuzzedImage dicom = new FuzzedImage(false);
        for (String syntax : new String[] {".1", ".1.99", ".2", ""}) {
            // All numbers again: in the byte order of that syntax.
            DicomMaker maker = new DicomMaker(9, 7)
                    .syntax("1.2.840.10008.1.2" + syntax)
                    .bits(16, 16)
                    .number(DicomTag.SAMPLES_PER_PIXEL, 1)
                    .number(DicomTag.PIXEL_REPRESENTATION, 0)
                    .number(DicomTag.ROWS, 7)
                    .number(DicomTag.COLUMNS, 9);
            dicom.seeds.put("native" + syntax, maker.make((x, y) -> x * y * 500));
            dicom.seeds.put(
                    "window" + syntax, maker.window("900\\20", "2000\\40").make((x, y) -> x * 77 + y));
            DicomMaker table =
                    maker.item().number(DicomTag.LUT_DESCRIPTOR, 4, 0, 8).number(DicomTag.LUT_DATA, 0, 90, 180, 255);
            dicom.seeds.put(
                    "table" + syntax,
                    maker.sequence(DicomTag.VOI_LUT, table)
                            .sequence(DicomTag.MODALITY_LUT, table)
                            .make((x, y) -> x));
        }
        DicomFixtures.all()
                .forEach(file ->
                        dicom.seeds.put(file.name(), Arrays.copyOf(file.file(), Math.min(HEAD, file.file().length))));
        return dicom;
    }

    @Override
    public Map<String, byte[]> seeds() {
        return seeds;
    }

    @Override
    public void feed(byte[] input) {
        ImageOracle.check(input, 1);
        if (mending) {
            ImageOracle.check(mended(input), 1);
        }
    }

    private static byte[] mended(byte[] png) {
        byte[] mended = png.clone();
        int at = PngFile.SIGNATURE_BYTES;
        while (at + 12 <= mended.length) {
            int length = Bytes.int32(mended, at);
            if (length < 0 || length > mended.length - at - 12) {
                break;
            }
            CRC32 crc = new CRC32();
            crc.update(mended, at + 4, length + 4);
            System.arraycopy(PngMaker.int32((int) crc.getValue()), 0, mended, at + 8 + length, 4);
            at += 12 + length;
        }
        return mended;
    }
}
