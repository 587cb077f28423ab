package io.hilum.simulator;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Paints the synthetic sample study, the same to the last pixel at each run: {@code java PhantomStudy
 * src/main/resources/sample}.
 */
final class PhantomStudy {
    private static final long SEED = 20_260;

    private PhantomStudy() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectories(folder);
        write(frontal(PhantomChest.USUAL, 1200, 1460, SEED), folder.resolve("frontal.png"));
        write(frontal(new PhantomChest(0.93, 0.5, -0.15), 1200, 1430, SEED + 7), folder.resolve("prior.png"));
        write(PhantomLateral.painted(1120, 1360, SEED), folder.resolve("lateral.png"));
    }

    /** A frontal film of the phantom, 35 cm wide. */
    static Picture frontal(PhantomChest chest, int width, int height, long seed) {
        Film film = new Film(width, height, width / 35.0);
        film.expose(chest::tissue);
        new PhantomBones(film, chest.turn()).paint(chest, seed);
        Picture picture = film.developed(0.035, 0.8, seed);
        int dot = Math.max(1, width / 330);
        Letters.burn(picture, "PHANTOM", width / 40, height * 87 / 100, dot);
        Letters.burn(picture, "L", width * 94 / 100, height * 18 / 100, dot * 2);
        return picture;
    }

    /** Where a lung field truly is, on the centred square of a film of this size: {right, left}. */
    static Box[] lungs(PhantomChest chest, int width, int height) {
        double[][] found = {{9, 9, 0, 0}, {9, 9, 0, 0}};
        double side = Math.min(width, height);
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                double cmX = (x + 0.5 - width / 2.0) * 35 / width;
                double cmY = (y + 0.5) * 35 / width;
                double[] box = found[cmX < chest.turn() ? 0 : 1];
                if (Math.max(chest.right(cmX, cmY), chest.left(cmX, cmY)) > 0.35) {
                    double u = Math.max(0, Math.min(1, (x - (width - side) / 2) / side));
                    double v = Math.max(0, Math.min(1, (y - (height - side) / 2) / side));
                    box[0] = Math.min(box[0], u);
                    box[1] = Math.min(box[1], v);
                    box[2] = Math.max(box[2], u);
                    box[3] = Math.max(box[3], v);
                }
            }
        }
        return new Box[] {
            Box.of(found[0][0], found[0][1], found[0][2], found[0][3]),
            Box.of(found[1][0], found[1][1], found[1][2], found[1][3])
        };
    }

    private static void write(Picture picture, Path file) throws IOException {
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, picture.width(), picture.height(), picture.grey());
        ImageIO.write(image, "png", file.toFile());
    }
}
