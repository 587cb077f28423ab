package io.hilum.image;

import io.hilum.image.JpegScan.Part;

/** Reads one of several scans into the planes: goes from block to block, and from restart to restart. */
final class ScanReader {
    private final JpegScan scan;
    private final JpegFrame frame;
    private final JpegPlane[] planes;
    private final EntropyReader data;
    private final CoefficientReader coefficients;
    private int units;

    ScanReader(byte[] file, JpegScan scan, JpegFrame frame, JpegPlane[] planes) {
        this.scan = scan;
        this.frame = frame;
        this.planes = planes;
        this.data = new EntropyReader(file, scan.dataAt());
        this.coefficients = new CoefficientReader(
                data, scan, frame.progressive(), frame.components().size());
    }

    /** Returns where the scan's data ends. */
    int read() throws ImageRefused {
        if (scan.parts().size() == 1) {
            readAlone(scan.parts().get(0));
        } else {
            readInterleaved();
        }
        coefficients.expectNoRun();
        return data.end();
    }

    /** Annex A.2.2: a lone component's blocks, row by row, only those of the image itself. */
    private void readAlone(Part part) throws ImageRefused {
        JpegPlane plane = planes[part.index()];
        for (int y = 0; y < plane.imageDown; y++) {
            for (int x = 0; x < plane.imageAcross; x++) {
                restartIfDue();
                coefficients.read(part, plane.coefficients, plane.block(x, y));
            }
            data.check();
        }
    }

    /** Annex A.2.3. */
    private void readInterleaved() throws ImageRefused {
        int mcusAcross = frame.mcusAcross();
        int mcusDown = frame.mcusDown();
        // An array: an iterator for each unit would be millions of objects.
        Part[] parts = scan.parts().toArray(Part[]::new);
        for (int mcuY = 0; mcuY < mcusDown; mcuY++) {
            for (int mcuX = 0; mcuX < mcusAcross; mcuX++) {
                restartIfDue();
                for (Part part : parts) {
                    unit(part, mcuX, mcuY);
                }
            }
            data.check();
        }
    }

    private void unit(Part part, int mcuX, int mcuY) throws ImageRefused {
        int h = part.component().h();
        int v = part.component().v();
        for (int y = 0; y < v; y++) {
            for (int x = 0; x < h; x++) {
                if (part.index() < planes.length) {
                    JpegPlane plane = planes[part.index()];
                    coefficients.read(part, plane.coefficients, plane.block(mcuX * h + x, mcuY * v + y));
                } else {
                    coefficients.skip(part);
                }
            }
        }
    }

    private void restartIfDue() throws ImageRefused {
        if (scan.restartInterval() > 0 && units > 0 && units % scan.restartInterval() == 0) {
            coefficients.expectNoRun();
            data.restart(units / scan.restartInterval() - 1);
            coefficients.restart();
        }
        units++;
    }
}
