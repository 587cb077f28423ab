package io.hilum.image;

import io.hilum.image.JpegFrame.Component;
import io.hilum.image.JpegScan.Part;
import java.util.List;
import java.util.Optional;

/**
 * Decodes a JPEG of several scans: a progressive one (ITU T.81, annex G), or a sequential one whose components come one
 * after the other. Only the coefficients of components that are needed are kept.
 */
final class JpegPlanes {
    /** Encoders use some ten. More would only serve to keep us busy. */
    private static final int MOST_SCANS = 100;

    private final byte[] file;
    private final JpegFile jpeg;
    private final JpegFrame frame;
    private final JpegColour colour;
    private final JpegPlane[] planes;
    private final ScanBudget budget;

    JpegPlanes(byte[] file, JpegFile jpeg, ScanBudget budget) throws ImageRefused {
        this.file = file;
        this.jpeg = jpeg;
        this.frame = jpeg.frame();
        this.colour = jpeg.colour();
        this.budget = budget;
        this.planes = new JpegPlane[colour.needed];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = new JpegPlane(frame, frame.components().get(i));
        }
    }

    /** Memory that it takes, in bytes. */
    static long bytes(JpegFrame frame, JpegColour colour) {
        long bytes = 0;
        for (Component component : frame.components().subList(0, colour.needed)) {
            bytes += JpegPlane.bytes(frame, component);
        }
        return bytes;
    }

    void decode(JpegScan firstScan, RowSink to) throws ImageRefused {
        Optional<JpegScan> scan = Optional.of(firstScan);
        for (int scans = 1; scan.isPresent(); scans++) {
            if (scans > MOST_SCANS) {
                throw JpegFile.damaged("it has more than " + MOST_SCANS + " scans");
            }
            jpeg.continueAt(read(scan.get()));
            scan = jpeg.nextScan();
        }
        for (JpegPlane plane : planes) {
            plane.expectComplete();
        }
        emit(to);
    }

    /** Returns where the scan's data ends. */
    private int read(JpegScan scan) throws ImageRefused {
        List<Part> wanted = scan.parts().stream()
                .filter(part -> part.index() < planes.length)
                .toList();
        if (wanted.isEmpty()) {
            return jpeg.endOfData(scan.dataAt());
        }
        for (Part part : wanted) {
            JpegPlane plane = planes[part.index()];
            plane.begin(scan, jpeg.tables().quantisation(part.component().quantisation()));
            budget.spend((long) plane.across * plane.down, scan.to() - scan.from() + 1);
        }
        return new ScanReader(file, scan, frame, planes).read();
    }

    private void emit(RowSink to) {
        JpegRows rows = new JpegRows(frame, colour);
        int[] block = new int[64];
        for (int mcuY = 0; mcuY < frame.mcusDown(); mcuY++) {
            for (int i = 0; i < planes.length; i++) {
                int v = frame.components().get(i).v();
                for (int y = 0; y < v; y++) {
                    for (int x = 0; x < planes[i].across; x++) {
                        planes[i].transform(
                                planes[i].block(x, mcuY * v + y),
                                block,
                                rows.strip(i),
                                rows.at(i, x, y),
                                rows.stride(i));
                    }
                }
            }
            rows.emit(mcuY, to);
        }
    }
}
