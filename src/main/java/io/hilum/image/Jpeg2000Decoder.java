package io.hilum.image;

import io.hilum.image.PixelFormat.Colour;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import jj2000.j2k.codestream.HeaderInfo;
import jj2000.j2k.codestream.reader.BitstreamReaderAgent;
import jj2000.j2k.codestream.reader.HeaderDecoder;
import jj2000.j2k.decoder.DecoderSpecs;
import jj2000.j2k.entropy.decoder.EntropyDecoder;
import jj2000.j2k.image.Coord;
import jj2000.j2k.image.DataBlk;
import jj2000.j2k.quantization.dequantizer.Dequantizer;
import jj2000.j2k.roi.ROIDeScaler;
import jj2000.j2k.util.ParameterList;
import jj2000.j2k.wavelet.synthesis.InverseWT;

/**
 * JPEG 2000, ITU T.800, raw code streams: DICOM's transfer syntaxes 1.2.840.10008.1.2.4.90 and .91 (PS3.5, annex
 * A.4.4). {@link Jpeg2000Header} reads the headers, JJ2000 does the decoding (decision 16). Signed samples
 * are given as the 16 bits of their two's complement.
 */
final class Jpeg2000Decoder implements FrameDecoder {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final long TABLES = 4 << 20;

    /** What a sample takes in the last step of the inverse wavelet transform (9-7), in which nothing is read. */
    private static final long LAST_STEP_NANOS = 40;

    static {
        Jpeg2000Log.install();
    }

    private final Colour colour;
    private final Duration longest;

    Jpeg2000Decoder(Colour colour) {
        this(colour, LONGEST);
    }

    /** @param longest that the library may take of the processor's time */
    Jpeg2000Decoder(Colour colour, Duration longest) {
        this.colour = colour;
        this.longest = longest;
    }

    /** The result, the library's 32 bits for each sample, and what it keeps of code-blocks. */
    @Override
    public long workingBytes(int columns, int rows) {
        long samples = (long) columns * rows;
        return 2 * samples + colour.samples * (4 * samples + Jpeg2000Header.bookkeeping(columns, rows)) + TABLES;
    }

    @Override
    public char[] decode(byte[] codestream, int columns, int rows) throws ImageRefused {
        Rows frame = rows(codestream, columns, rows);
        char[] samples = new char[columns * rows];
        int[] row = new int[columns];
        for (int y = 0; y < rows; y++) {
            frame.read(y, row);
            for (int x = 0; x < columns; x++) {
                samples[y * columns + x] = (char) row[x];
            }
        }
        return samples;
    }

    /** Of one tile, as most files are, the library's samples themselves: a copy would be half as large again. */
    @Override
    public Rows rows(byte[] codestream, int columns, int rows) throws ImageRefused {
        Jpeg2000Header header = new Jpeg2000Header(codestream, columns, rows, colour.samples);
        Jpeg2000Samples shown = new Jpeg2000Samples(header, colour);
        Duration reading = longest.minusNanos(LAST_STEP_NANOS * shown.components() * header.largestTile());
        Jpeg2000Input input = new Jpeg2000Input(codestream, header.end(), reading);
        try {
            InverseWT image = open(input, header);
            Coord tiles = image.getNumTiles(new Coord());
            if (tiles.x * tiles.y == 1) {
                image.setTile(0, 0);
                DataBlk[] blocks = shown.blocks(image);
                return (y, row) -> shown.row(blocks, y, row);
            }
            char[] samples = new char[columns * rows];
            for (int y = 0; y < tiles.y; y++) {
                for (int x = 0; x < tiles.x; x++) {
                    image.setTile(x, y);
                    input.checkTime();
                    shown.tile(image, samples, columns);
                }
            }
            return Rows.of(samples, columns);
        } catch (Jpeg2000Input.OutOfTime e) {
            throw ImageRefused.unreadable(
                    "The DICOM file's JPEG 2000 image takes longer to decode than it may. Convert it to"
                            + " an uncompressed transfer syntax, for instance with gdcmconv --raw, or send a smaller copy.");
        } catch (VirtualMachineError | LinkageError e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            // The library meets what it doesn't expect with whatever comes, its own bare Error included.
            throw Jpeg2000Header.damaged("its image data contradicts itself");
        }
    }

    /** The library's chain, from the last to the first of which each draws on the one before. */
    private static InverseWT open(Jpeg2000Input input, Jpeg2000Header header) throws IOException {
        ParameterList parameters = new ParameterList(defaults());
        HeaderInfo info = new HeaderInfo();
        input.seek(header.start());
        HeaderDecoder headers = new HeaderDecoder(input, parameters, info);
        DecoderSpecs specs = headers.getDecoderSpecs();
        BitstreamReaderAgent packets =
                BitstreamReaderAgent.createInstance(input, headers, parameters, specs, false, info);
        EntropyDecoder blocks = headers.createEntropyDecoder(packets, parameters);
        ROIDeScaler scaled = headers.createROIDeScaler(blocks, parameters, specs);
        int[] depths = new int[headers.getNumComps()];
        Arrays.fill(depths, header.bits());
        Dequantizer dequantised = headers.createDequantizer(scaled, depths, specs);
        InverseWT image = InverseWT.createInstance(dequantised, specs);
        image.setImgResLevel(packets.getImgRes());
        return image;
    }

    /** What the library's own program would set. Marks of errors in the data are looked at ({@code Cer}). */
    private static ParameterList defaults() {
        ParameterList list = new ParameterList();
        String[][] settings = {
            {"poc_quit", "off"},
            {"parsing", "on"},
            {"rate", "-1"},
            {"nbytes", "-1"},
            {"ncb_quit", "-1"},
            {"l_quit", "-1"},
            {"m_quit", "-1"},
            {"Cer", "on"},
            {"Cverber", "on"},
            {"Rno_roi", "off"},
            {"comp_transf", "on"}
        };
        for (String[] setting : settings) {
            list.put(setting[0], setting[1]);
        }
        return list;
    }
}
