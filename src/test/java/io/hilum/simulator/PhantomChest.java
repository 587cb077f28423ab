package io.hilum.simulator;

import static io.hilum.simulator.Film.curve;
import static io.hilum.simulator.Film.step;

/**
 * The soft parts of a made-up chest seen from the front, in centimetres: x from the midline to the patient's left, y
 * from the film's top, for a film 35 cm wide. Nobody's anatomy: every number was chosen by hand.
 *
 * @param heart how much wider than usual the heart is, 1 as usual
 * @param breath how much lower the diaphragm stands, in centimetres
 * @param turn how far the mediastinum lies to the patient's left of the midline, in centimetres
 */
record PhantomChest(double heart, double breath, double turn) {

    static final PhantomChest USUAL = new PhantomChest(1, 0, 0);

    private static final double DEPTH = 14.5;

    /** Soft tissue, lungs and mediastinum; bones, vessels and airways are painted on top. */
    double tissue(double x, double y) {
        double chest = body(x, y);
        if (chest <= 0) {
            return 0;
        }
        double lung = lung(x, y);
        double heartShadow = 3.2 * inside(heartDepth(x, y), 1.6);
        double vessels = 2.2 * inside(greatVessels(x, y), 0.9);
        double belly = 3.5 * step(0, 2.5, belowDiaphragm(x, y)) * inside(bodyHalf(y) - Math.abs(x), 3);
        double breast = 1.1 * breast(x, y);
        return chest - lung + heartShadow + vessels + belly + breast - gas(x, y);
    }

    /** The air in both lungs along the beam. */
    private double lung(double x, double y) {
        double side = x < turn ? right(x, y) : left(x, y);
        double behind = 0.16 * DEPTH * retrocardiac(x, y);
        return Math.max(side * DEPTH, behind);
    }

    /** The share of full depth that the right lung has here, 0..1; 0 outside. */
    double right(double x, double y) {
        double medial = Math.min(
                        -2.3,
                        -curve(y, 6, 2.4, 11, 2.5, 15, 2.9, 18, 3.2, 22, 3.2 + heart, 26, 3.1 + heart, 30, 2.5 + heart))
                + turn
                - x;
        return lungShare(medial, x + outer(y), dome(x) - y, x, y, -1);
    }

    /** The same of the left lung, with the aortic knob and the heart's left border. */
    double left(double x, double y) {
        double border = curve(
                y,
                6,
                2.3,
                10,
                2.4,
                11.8,
                3.1,
                13.3,
                3.75,
                14.8,
                3.1,
                16.2,
                3.3,
                17.5,
                3.6,
                20,
                4.6 * heart,
                23,
                6.6 * heart,
                25.5,
                8.0 * heart,
                27.8,
                8.6 * heart,
                30,
                8.3 * heart,
                33,
                6);
        return lungShare(x - border - turn, outer(y) - x, dome(x) - y, x, y, 1);
    }

    private double lungShare(double medial, double lateral, double base, double x, double y, int side) {
        double apex = y - (5.9 + 0.16 * (Math.abs(x) - 5.2) * (Math.abs(x) - 5.2));
        if (medial <= 0 || lateral <= 0 || base <= 0 || apex <= 0) {
            return base <= 0 && medial > 0 && lateral > 0 ? 0.10 * step(2.2, 0, -base) * ease(lateral, 1.2) : 0;
        }
        return (0.45 + 0.55 * ease(medial, 1.3))
                * step(0, 0.5, medial)
                * ease(lateral, 0.95)
                * ease(apex, 1.6)
                * (0.40 + 0.60 * ease(base, 1.6))
                * step(0, 0.3, base)
                * (side < 0 ? 1 : 0.985);
    }

    /** Half the inner width of the rib cage. */
    private double outer(double y) {
        return curve(y, 5.5, 6.3, 7, 8.0, 9, 9.6, 12, 11.2, 16, 12.5, 21, 13.3, 26, 13.8, 31, 13.9, 36, 13.6);
    }

    /** Where the diaphragm is in this column. */
    private double dome(double x) {
        double right = curve(-x, 2, 28.9, 4, 28.0, 7, 27.4, 10, 28.3, 12, 30.0, 13.3, 32.2, 14, 34);
        double left = curve(x, 3, 30.4, 5.5, 29.6, 8, 29.1, 10.5, 29.7, 12.3, 31.2, 13.4, 33.2, 14, 34.6);
        double y = Film.mix(right, left, step(-2, 3, x));
        return y + breath;
    }

    private double belowDiaphragm(double x, double y) {
        return y - dome(x);
    }

    private double heartDepth(double x, double y) {
        double dx = x - turn;
        double a = 1 - square((dx - 2.0 * heart) / (6.3 * heart)) - square((y - 24.3 - 0.28 * (dx - 2)) / 6.0);
        return a * 3;
    }

    private double retrocardiac(double x, double y) {
        double lateral = outer(y) - Math.abs(x);
        double off = Math.abs(x - turn) - 1.6;
        return y < dome(x) && lateral > 0 && off > 0 ? step(0, 3, off) * sharp(dome(x) - y, 0.3) * step(16, 22, y) : 0;
    }

    private double greatVessels(double x, double y) {
        double knob = 1.75 - Math.hypot(x - 2.05 - turn, y - 13.3);
        double descending = y > 13 && y < 31 ? 1.25 - Math.abs(x - turn - 1.9 + 0.03 * (y - 13)) : -1;
        double cava = y > 7 && y < 20 ? 0.9 - Math.abs(x - turn + 2.0) : -1;
        return Math.max(knob, Math.max(0.45 * descending * step(31, 27, y), 0.6 * cava));
    }

    /** Soft tissue without lungs, thinning towards the skin. */
    private double body(double x, double y) {
        double half = bodyHalf(y);
        double off = Math.abs(x) / half;
        if (off >= 1) {
            return 0;
        }
        double depth = curve(y, 0, 12, 5, 15.5, 10, 20, 20, 22.5, 30, 23, 43, 22);
        double round = Math.sqrt(1 - Math.pow(off, 2.6));
        double fold = 1.6 * step(13.2, 14.6, Math.abs(x)) * step(19.5, 10.5, y);
        return depth * round + fold * round;
    }

    private double bodyHalf(double y) {
        return curve(
                y, 0, 6.2, 2, 6.6, 4, 9.2, 5.6, 14.0, 7.2, 19.5, 10, 21.5, 13.2, 19.6, 15.4, 16.9, 18, 16.15, 22, 15.9,
                28, 15.6, 34, 15.5, 43, 15.9);
    }

    private double breast(double x, double y) {
        double a = 1 - square((Math.abs(x) - 8.3) / 5.6) - square((y - 23.5) / (y < 23.5 ? 7.5 : 4.3));
        return a > 0 ? Math.pow(a, 0.6) : 0;
    }

    private double gas(double x, double y) {
        double bubble = 1 - square((x - 6.3) / 3.0) - square((y - 32.3 - breath) / 1.7);
        double level = step(33.6 + breath, 33.35 + breath, y);
        double bowel = 1 - square((x - 10.6) / 1.6) - square((y - 35.6 - breath) / 1.1);
        return 7 * soft(bubble) * level + 4 * soft(bowel);
    }

    private static double soft(double a) {
        return a > 0 ? Math.pow(a, 0.55) : 0;
    }

    private static double inside(double depth, double softness) {
        return depth > 0 ? 1 - Math.exp(-depth / softness) : 0;
    }

    private static double ease(double distance, double softness) {
        return distance > 0 ? Math.sqrt(1 - Math.exp(-distance / softness)) : 0;
    }

    private static double sharp(double distance, double width) {
        return Math.min(1, distance / width);
    }

    private static double square(double a) {
        return a * a;
    }
}
