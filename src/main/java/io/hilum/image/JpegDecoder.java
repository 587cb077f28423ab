package io.hilum.image;

/** Decodes a JPEG: in one go if it comes in one scan, else from all of its coefficients. Trailing bytes are ignored. */
final class JpegDecoder implements Decoder {
    private final byte[] file;
    private final JpegFile jpeg;
    private final JpegScan firstScan;
    private final JpegFrame frame;
    private final JpegColour colour;

    /** Reads up to the first scan's header. */
    JpegDecoder(byte[] file) throws ImageRefused {
        this(file, JpegColour.YCBCR);
    }

    /** @param unmarked what three components are if nothing in the file says it */
    JpegDecoder(byte[] file, JpegColour unmarked) throws ImageRefused {
        this.file = file;
        this.jpeg = new JpegFile(file, unmarked);
        this.firstScan = jpeg.nextScan().orElseThrow(() -> JpegFile.damaged("it holds no image"));
        this.frame = jpeg.frame();
        this.colour = jpeg.colour();
    }

    @Override
    public String format() {
        return "jpeg";
    }

    @Override
    public int width() {
        return frame.width();
    }

    @Override
    public int height() {
        return frame.height();
    }

    /** How many components a pixel has: 1, 3 or 4. */
    int components() {
        return frame.components().size();
    }

    @Override
    public Orientation orientation() {
        return jpeg.orientation();
    }

    @Override
    public boolean wide() {
        return false;
    }

    @Override
    public long workingBytes() {
        return JpegRows.bytes(frame, colour) + (inOneScan() ? 0 : JpegPlanes.bytes(frame, colour)) + (128 << 10);
    }

    @Override
    public void decode(RowSink to, Masking masking) throws ImageRefused {
        if (inOneScan()) {
            jpeg.continueAt(new JpegStream(file, jpeg, firstScan).decode(to));
            if (jpeg.nextScan().isPresent()) {
                throw JpegFile.damaged("its scans repeat or contradict each other");
            }
        } else {
            new JpegPlanes(file, jpeg, new ScanBudget(ScanBudget.MOST_COEFFICIENTS)).decode(firstScan, to);
        }
    }

    private boolean inOneScan() {
        return !frame.progressive()
                && firstScan.parts().size() == frame.components().size();
    }
}
