package io.hilum.packaged;

import static io.hilum.packaged.Requests.form;
import static io.hilum.packaged.Requests.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Twenty large studies at once in a small heap: each is answered or refused as busy, and the program lives on. */
@ExtendWith(TellsStory.class)
class MemoryIT {
    private static final int STUDIES = 20;
    private static byte[] image;

    @BeforeAll
    static void paint() throws IOException {
        image = noisyJpeg(2500, 3000);
    }

    @Test
    void twentyStudiesOfOneImage() throws Exception {
        flood("application/json", Map.of("frontal", image));
    }

    @Test
    void twentyStudiesOfThreeImagesAnsweredAsPages() throws Exception {
        flood("text/html", Map.of("frontal", image, "lateral", image, "prior", image));
    }

    private static void flood(String accept, Map<String, byte[]> images) throws Exception {
        BodyPublisher study = form(images);
        try (Program program = Program.local("-Xmx256m", "-XX:TieredStopAtLevel=4")) {
            long began = System.nanoTime();
            List<CompletableFuture<HttpResponse<byte[]>>> sent = IntStream.range(0, STUDIES)
                    .mapToObj(i -> Requests.CLIENT.sendAsync(
                            report(program, study).header("Accept", accept).build(), BodyHandlers.ofByteArray()))
                    .toList();
            int read = 0;
            int busy = 0;
            for (CompletableFuture<HttpResponse<byte[]>> each : sent) {
                HttpResponse<byte[]> answer = each.get();
                String type = answer.headers().firstValue("Content-Type").orElse("none");
                if (answer.statusCode() == 200) {
                    read++;
                    assertTrue(type.startsWith(accept), type);
                } else {
                    busy++;
                    assertEquals(503, answer.statusCode(), () -> new String(answer.body()));
                    assertEquals("application/problem+json", type);
                    assertTrue(answer.headers().firstValue("Retry-After").isPresent());
                }
            }
            System.out.printf(
                    "%d studies of %d x %d bytes, Accept %s, -Xmx256m: %d read, %d busy, %d s, resident %d MB, at most %d MB%n",
                    STUDIES,
                    images.size(),
                    image.length,
                    accept,
                    read,
                    busy,
                    (System.nanoTime() - began) / 1_000_000_000,
                    program.residentBytes() >> 20,
                    program.peakResidentBytes() >> 20);

            assertTrue(program.alive());
            assertTrue(read > 0, "some are read");
            assertTrue(program.output().stream().noneMatch(line -> line.contains("OutOfMemoryError")));
            HttpResponse<byte[]> after = Requests.CLIENT.send(
                    report(program, study).header("Accept", accept).build(), BodyHandlers.ofByteArray());
            assertEquals(200, after.statusCode(), () -> new String(after.body()));
        }
    }

    /** Grey slopes with the noise of a detector, so that neither JPEG nor PNG gets small. */
    static byte[] noisyJpeg(int width, int height) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] grey = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        Random noise = new Random(7);
        for (int i = 0; i < grey.length; i++) {
            double slope = 110 + 70 * Math.sin(i % width / 400.) * Math.cos(i / width / 500.);
            grey[i] = (byte) Math.max(0, Math.min(255, slope + 6 * noise.nextGaussian()));
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam finely = writer.getDefaultWriteParam();
        finely.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        finely.setCompressionQuality(0.95f);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), finely);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
