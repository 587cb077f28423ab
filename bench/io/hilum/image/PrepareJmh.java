package io.hilum.image;

import io.hilum.study.Geometry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a file of 2500 x 3000 pixels to a finished PNG and its base64, by JMH, one thread. See README.md. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1500m")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class PrepareJmh {
    @Param({"1024", "2048"})
    int side;

    @Param({
        "PNG, 16 bits",
        "JPEG, 8 bits",
        "DICOM, uncompressed",
        "DICOM, JPEG lossless",
        "DICOM, JPEG-LS",
        "DICOM, RLE",
        "DICOM, JPEG 2000"
    })
    String file;

    private ImagePreparer preparer;
    private byte[] bytes;

    @Setup
    public void read() throws IOException, InterruptedException {
        preparer = new ImagePreparer(new ImageLimits(side, 64_000_000));
        Path folder = Files.createTempDirectory("prepare-jmh");
        try {
            bytes = Files.readAllBytes(Radiograph.of(2500, 3000, 12).files(folder).get(file));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path each : files.toList()) {
                    Files.delete(each);
                }
            }
            Files.delete(folder);
        }
    }

    @Benchmark
    public byte[] base64Png() {
        PreparedImage prepared = (PreparedImage) preparer.prepare(bytes, Geometry.CROP);
        return Base64.getEncoder().encode(prepared.png());
    }
}
