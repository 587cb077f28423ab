package io.hilum.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Times the decoders of DICOM frames on one radiograph-like image of 12 bits, which dcmtk and JJ2000 code. See README.md. */
public final class FrameBench {
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 15;

    private FrameBench() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        Radiograph picture = Radiograph.of(2500, 3000, 12);
        Map<String, Path> files = picture.files(folder);
        Path plain = files.get("DICOM, uncompressed");
        time("lossless JPEG, predictor 1", new JpegLosslessDecoder(PixelFormat.Colour.MONOCHROME2), files.get("DICOM, JPEG lossless"), picture, true);
        Path six = Radiograph.dcmtk(plain, "lossless6.dcm", "dcmcjpeg", "+el", "+sv", "6");
        time("lossless JPEG, predictor 6", new JpegLosslessDecoder(PixelFormat.Colour.MONOCHROME2), six, picture, true);
        time("JPEG-LS, lossless", new JpegLsDecoder(PixelFormat.Colour.MONOCHROME2), files.get("DICOM, JPEG-LS"), picture, true);
        Path near = Radiograph.dcmtk(plain, "near.dcm", "dcmcjpls", "+en");
        time("JPEG-LS, near-lossless (2)", new JpegLsDecoder(PixelFormat.Colour.MONOCHROME2), near, picture, false);
        Path extended = Radiograph.dcmtk(plain, "extended.dcm", "dcmcjpeg", "+ee");
        time("JPEG of 12 bits, quality 90", new Jpeg12Decoder(), extended, picture, false);
        time("JPEG 2000, lossless", new Jpeg2000Decoder(PixelFormat.Colour.MONOCHROME2), files.get("DICOM, JPEG 2000"), picture, true);
    }

    private static void time(String name, FrameDecoder decoder, Path file, Radiograph picture, boolean lossless)
            throws Exception {
        byte[] codestream = Radiograph.frame(file);
        double[] millis = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            long start = System.nanoTime();
            char[] samples = decoder.decode(codestream, picture.columns(), picture.rows());
            double taken = (System.nanoTime() - start) / 1e6;
            if (i >= 0) {
                millis[i] = taken;
            }
            if (lossless && !Arrays.equals(picture.samples(), samples)) {
                throw new IllegalStateException(name + " is not lossless");
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                "%-30s %6d kB, median %7.1f ms, least %7.1f ms%n",
                name, codestream.length >> 10, millis[ROUNDS / 2], millis[0]);
    }
}
