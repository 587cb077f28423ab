package io.hilum.overlay;

import io.hilum.findings.LocatedBox;
import io.hilum.findings.PixelRectangle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts one badge to each box so that no badge overlaps another or leaves the image: at a corner of the box if there is
 * room, else along its edges, else at the nearest free place. The same boxes always get the same places. When the image
 * has no room for all, all badges become smaller together.
 */
final class BadgePlacement {
    private static final double SHARE_OF_LONG_SIDE = 0.021;
    private static final double SHARE_OF_SHORT_SIDE = 0.14;
    private static final double SHRINK = 0.8;
    private static final double GAP = 2.1;

    private final double width;
    private final double height;
    private final double radius;
    private final List<Badge> placed = new ArrayList<>();

    private BadgePlacement(double width, double height, double radius) {
        this.width = width;
        this.height = height;
        this.radius = radius;
    }

    static List<Badge> place(List<Mark> marks, int width, int height) {
        double radius =
                Math.min(SHARE_OF_LONG_SIDE * Math.max(width, height), SHARE_OF_SHORT_SIDE * Math.min(width, height));
        while (true) {
            BadgePlacement placement = new BadgePlacement(width, height, radius);
            if (placement.placeAll(marks)) {
                return List.copyOf(placement.placed);
            }
            radius *= SHRINK;
        }
    }

    private boolean placeAll(List<Mark> marks) {
        for (Mark mark : marks) {
            for (LocatedBox box : mark.finding().boxes()) {
                Optional<Badge> badge = place(mark, box.pixels());
                if (badge.isEmpty()) {
                    return false;
                }
                placed.add(badge.get());
            }
        }
        return true;
    }

    private Optional<Badge> place(Mark mark, PixelRectangle box) {
        return alongTheBox(mark, box).stream()
                .filter(this::isFree)
                .findFirst()
                .or(() -> anywhere(mark, box).stream()
                        .filter(this::isFree)
                        .min(Comparator.comparingDouble(BadgePlacement::distance)));
    }

    private List<Badge> alongTheBox(Mark mark, PixelRectangle box) {
        double right = box.x() + box.width();
        double bottom = box.y() + box.height();
        List<Badge> places = new ArrayList<>();
        places.add(badge(mark, box.x(), box.y(), box));
        places.add(badge(mark, right, box.y(), box));
        places.add(badge(mark, box.x(), bottom, box));
        places.add(badge(mark, right, bottom, box));
        for (double x = box.x() + GAP * radius; x < right; x += GAP * radius) {
            places.add(badge(mark, x, box.y(), box));
        }
        for (double y = box.y() + GAP * radius; y < bottom; y += GAP * radius) {
            places.add(badge(mark, box.x(), y, box));
        }
        return places;
    }

    private List<Badge> anywhere(Mark mark, PixelRectangle box) {
        List<Badge> places = new ArrayList<>();
        for (double y = radius; y <= height - radius; y += GAP * radius) {
            for (double x = radius; x <= width - radius; x += GAP * radius) {
                places.add(badge(mark, x, y, box));
            }
        }
        return places;
    }

    /** A badge as near to that point as the image's edges allow, joined to the nearest corner of the box. */
    private Badge badge(Mark mark, double x, double y, PixelRectangle box) {
        double insideX = Math.max(radius, Math.min(width - radius, x));
        double insideY = Math.max(radius, Math.min(height - radius, y));
        double nearestX = Math.max(box.x(), Math.min(box.x() + box.width(), insideX));
        double nearestY = Math.max(box.y(), Math.min(box.y() + box.height(), insideY));
        return new Badge(mark, insideX, insideY, radius, nearestX, nearestY);
    }

    private boolean isFree(Badge badge) {
        return placed.stream().noneMatch(other -> other.touches(badge.x(), badge.y()));
    }

    private static double distance(Badge badge) {
        return Math.hypot(badge.x() - badge.cornerX(), badge.y() - badge.cornerY());
    }
}
