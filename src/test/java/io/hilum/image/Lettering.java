package io.hilum.image;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * Writing to be burnt into a film.
 *
 * @param size height of a capital, in pixels
 * @param grey its level, 0..255
 * @param quarterTurns how often it is turned by 90 degrees, clockwise
 * @param smooth whether its edges are smoothed
 */
record Lettering(String text, String font, int style, int size, int grey, int quarterTurns, boolean smooth) {

    /** The film with the writing, as near to a corner as the margin lets it; left and top are 0, right and bottom 1. */
    Picture on(Picture film, int right, int bottom, int margin) {
        BufferedImage image = new BufferedImage(film.width(), film.height(), BufferedImage.TYPE_BYTE_GRAY);
        System.arraycopy(film.grey(), 0, samples(image), 0, film.grey().length);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING,
                smooth ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        pen.setFont(new Font(font, style, Math.round(size / 0.72f)));
        pen.setColor(new Color(grey, grey, grey));
        int length = pen.getFontMetrics().stringWidth(text);
        boolean standing = quarterTurns % 2 == 1;
        int width = standing ? size : length;
        int height = standing ? length : size;
        int x = right * (film.width() - width - 2 * margin) + margin;
        int y = bottom * (film.height() - height - 2 * margin) + margin;
        AffineTransform turn = AffineTransform.getTranslateInstance(x + width / 2.0, y + height / 2.0);
        turn.quadrantRotate(quarterTurns);
        pen.transform(turn);
        pen.drawString(text, -length / 2f, size / 2f);
        pen.dispose();
        return new Picture(film.width(), film.height(), samples(image));
    }

    private static byte[] samples(BufferedImage image) {
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    }
}
