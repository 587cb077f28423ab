import io.hilum.image.ImageLimits;
import io.hilum.image.ImagePreparer;
import io.hilum.study.Geometry;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/**
 * What the gateway adds to the endpoint's own time, beside the floor: preparing the same image in this process. Sends one
 * study at a time, and after each prepares once here, so that both see the machine in the same mood. See README.md.
 */
class Overhead {
    public static void main(String[] args) throws Exception {
        URI reports = URI.create(args[0] + "/api/v1/reports");
        byte[] jpeg = jpeg(2500, 3000);
        ImagePreparer preparer = new ImagePreparer(new ImageLimits(2048, 64_000_000));
        HttpClient client = HttpClient.newHttpClient();
        int rounds = 40;
        double[] added = new double[rounds];
        double[] floor = new double[rounds];
        for (int round = -15; round < rounds; round++) {
            double gateway = added(client, reports, args[1], jpeg);
            long began = System.nanoTime();
            preparer.prepare(jpeg, Geometry.CROP);
            double alone = (System.nanoTime() - began) / 1e6;
            if (round >= 0) {
                added[round] = gateway;
                floor[round] = alone;
            }
        }
        Arrays.sort(added);
        Arrays.sort(floor);
        System.out.printf(
                "JPEG of %d kB, 2500 x 3000, %d rounds%n"
                        + "added by the gateway: least %.0f ms, median %.0f ms%n"
                        + "floor (prepare alone): least %.0f ms, median %.0f ms%n"
                        + "ratio of the medians: %.2f%n",
                jpeg.length / 1000, rounds, added[0], added[rounds / 2], floor[0], floor[rounds / 2],
                added[rounds / 2] / floor[rounds / 2]);
    }

    /** Milliseconds of one study less those of the endpoint's answer, as the report's provenance has them. */
    private static double added(HttpClient client, URI reports, String bearer, byte[] jpeg) throws Exception {
        String head = "--b\r\nContent-Disposition: form-data; name=\"frontal\"; filename=\"f.jpg\"\r\n\r\n";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(head.getBytes(StandardCharsets.US_ASCII));
        body.write(jpeg);
        body.write("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        HttpRequest request = HttpRequest.newBuilder(reports)
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        long began = System.nanoTime();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        double took = (System.nanoTime() - began) / 1e6;
        Matcher latency = Pattern.compile("\"latencyMillis\":(\\d+)").matcher(response.body());
        if (response.statusCode() != 200 || !latency.find()) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return took - Long.parseLong(latency.group(1));
    }

    /** Smooth with some grain, as a radiograph is; the seed is fixed. */
    private static byte[] jpeg(int width, int height) throws Exception {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Random grain = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double value = 128 + 70 * Math.sin(x / 300.0) * Math.cos(y / 400.0) + grain.nextGaussian() * 4;
                grey[y * width + x] = (byte) Math.max(0, Math.min(255, value));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
