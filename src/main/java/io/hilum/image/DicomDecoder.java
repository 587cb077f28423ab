package io.hilum.image;

import io.hilum.image.DicomDataSet.PixelElement;
import java.util.List;
import java.util.Optional;

/**
 * Decodes a DICOM radiograph of one frame, and renders it as PS3.3, C.11 says: each stored value becomes grey by one
 * table, before rows are scaled.
 */
final class DicomDecoder implements Decoder {
    private final DicomFile dicom;
    private final PixelFormat format;
    private final PixelAspect aspect;
    private final List<VoiWindow> windows;
    private final int window;
    private final DicomFacts facts;
    private final StoredRows rows;

    /**
     * Reads and checks everything in front of the pixels, and where they are.
     *
     * @param window index of the window to show, of those that the file offers; 0 is the default, and what there is
     *     without any
     */
    DicomDecoder(byte[] file, int window, long maxPixels) throws ImageRefused {
        this.dicom = DicomFile.read(file);
        DicomDataSet set = dicom.dataSet();
        DicomKind.check(set);
        this.format = PixelFormat.read(set);
        if ((long) format.rows() * format.columns() > maxPixels) {
            throw ImageRefused.tooManyPixels(format.columns(), format.rows(), maxPixels);
        }
        this.aspect = PixelAspect.read(set, format);
        this.windows = format.monochrome() ? VoiWindow.all(set, format) : List.of();
        if (window < 0 || window > 0 && window >= windows.size()) {
            throw ImageRefused.noSuchWindow(windows.size());
        }
        this.window = windows.isEmpty() ? DicomFacts.ESTIMATED : window;
        this.facts = new FactsReader(set).read(windows, this.window);
        this.rows = rows(file);
    }

    @Override
    public String format() {
        return "dicom";
    }

    @Override
    public int width() {
        return aspect.width();
    }

    @Override
    public int height() {
        return aspect.height();
    }

    @Override
    public int columns() {
        return format.columns();
    }

    @Override
    public int rows() {
        return format.rows();
    }

    @Override
    public Orientation orientation() {
        return Orientation.UPRIGHT;
    }

    @Override
    public boolean wide() {
        return false;
    }

    @Override
    public boolean contrastEstimated() {
        return format.monochrome() && windows.isEmpty();
    }

    @Override
    public Optional<DicomFacts> dicom() {
        return Optional.of(facts);
    }

    @Override
    public long workingBytes() {
        long head = dicom.deflatedAt() > 0 ? dicom.data().length + 3L * IdatInflater.NATIVE_BYTES : 0;
        long palette = format.colour() == PixelFormat.Colour.PALETTE_COLOR ? Palette.MOST_BYTES : 0;
        long rendering = palette + (format.colour().samples == 1 ? GreyRendering.workingBytes(format) : 0);
        return head + rendering + rows.workingBytes() + (64 << 10);
    }

    @Override
    public void decode(RowSink to, Masking masking) throws ImageRefused {
        if (format.colour().samples != 1) {
            rows.read(to);
            return;
        }
        byte[] table = format.monochrome() ? rendered(masking) : Palette.table(dicom.dataSet(), format);
        int[] grey = new int[format.columns()];
        rows.read((cells, from) -> {
            for (int x = 0; x < grey.length; x++) {
                grey[x] = table[format.index(cells[from + x])] & 0xFF;
            }
            to.row(grey, 0);
        });
    }

    private byte[] rendered(Masking masking) throws ImageRefused {
        GreyRendering rendering = new GreyRendering(dicom.dataSet(), format);
        return rendering.table(windows.isEmpty() ? rendering.estimate(rows, masking) : windows.get(window));
    }

    private StoredRows rows(byte[] file) throws ImageRefused {
        PixelElement pixels =
                dicom.dataSet().pixels().orElseThrow(() -> DicomFile.damaged("it is cut short, or has no pixels"));
        TransferSyntax syntax = dicom.syntax();
        boolean encapsulated = pixels.length() == DicomParser.UNDEFINED;
        if (encapsulated == (syntax.pixels == TransferSyntax.Pixels.NATIVE) || !syntax.has(format.colour())) {
            throw DicomFile.damaged("its pixels contradict its transfer syntax");
        }
        return switch (syntax.pixels) {
            case NATIVE -> nativeRows(file, pixels);
            case RLE -> new RleRows(format, codestream(file, pixels));
            case JPEG -> jpegRows(codestream(file, pixels));
            case JPEG_EXTENDED ->
                format.bitsStored() <= 8 ? jpegRows(codestream(file, pixels)) : frameRows(codestream(file, pixels));
            case FRAME -> frameRows(codestream(file, pixels));
        };
    }

    private Codestream codestream(byte[] file, PixelElement pixels) throws ImageRefused {
        return Codestream.read(file, pixels.at());
    }

    private StoredRows jpegRows(Codestream codestream) throws ImageRefused {
        if (format.colour() == PixelFormat.Colour.PALETTE_COLOR) {
            // PS3.5, section 8.2.1: an index with a loss is that of any other colour.
            throw DicomFile.damaged("its pixels contradict its transfer syntax");
        }
        return new JpegFrameRows(format, codestream);
    }

    private StoredRows frameRows(Codestream codestream) throws ImageRefused {
        return new FrameRows(format, codestream, dicom.syntax().frameDecoder(format.colour()));
    }

    private StoredRows nativeRows(byte[] file, PixelElement pixels) throws ImageRefused {
        PixelFormat stored = format.ofLength(pixels.length());
        long bytes = stored.bytes();
        // C.7.6.3.1.2 and C.7.6.3: never planar, and of an even number of columns.
        if (stored.colour() == PixelFormat.Colour.YBR_FULL_422 && (stored.planar() || stored.columns() % 2 != 0)) {
            throw DicomFile.damaged("its header contradicts itself on how samples are stored");
        }
        // Less than a row or a column too much is padding, of which some programs write more than a byte.
        long line = Math.min(stored.rowBytes(), bytes / stored.columns());
        if (pixels.length() < bytes || pixels.length() >= bytes + Math.max(2, line)) {
            throw DicomFile.damaged("it has more or less bytes of pixels than rows, columns and bits need");
        }
        boolean bigEndian = dicom.syntax() == TransferSyntax.EXPLICIT_BE;
        if (dicom.deflatedAt() > 0) {
            return new NativeRows(stored, bigEndian, () -> new DeflatedPixels(file, dicom.deflatedAt(), pixels.at()));
        }
        boolean swapped = bigEndian && pixels.words() && format.cellBytes() == 1;
        if (bytes + (swapped ? bytes % 2 : 0) > file.length - pixels.at()) {
            throw DicomFile.damaged("it is cut short");
        }
        return new NativeRows(stored, bigEndian, () -> new PixelBytes.InFile(file, pixels.at(), swapped));
    }
}
