#!/bin/sh
# Makes the fixtures in this folder out of nothing, with Debian's libjpeg-turbo-progs and python3-pil.
# What the JDK can write itself is made in the tests instead.
set -e
cd "$(dirname "$0")"
/usr/bin/python3 - <<'P'
from PIL import Image
import math, random
random.seed(20)
w, h = 61, 47
def level(x, y, c):
    v = 128 + 90 * math.sin(x / (5.0 + c)) * math.cos(y / (7.0 - c)) + random.gauss(0, 9)
    return max(0, min(255, int(v)))
rgb = Image.new("RGB", (w, h)); rgb.putdata([tuple(level(x, y, c) for c in range(3)) for y in range(h) for x in range(w)])
rgb.save("/tmp/hilum-rgb.ppm")
rgb.convert("L").save("/tmp/hilum-grey.pgm")
cmyk = Image.new("CMYK", (w, h)); cmyk.putdata([tuple(level(x, y, c) for c in range(4)) for y in range(h) for x in range(w)])
cmyk.save("cmyk-adobe.jpg", quality=90)
cmyk.save("cmyk-adobe-progressive.jpg", quality=90, progressive=True)
P
P=/tmp/hilum-rgb.ppm; G=/tmp/hilum-grey.pgm
for s in 1x1 2x1 1x2 2x2 4x1 4x2 1x4; do cjpeg -quality 90 -sample $s $P > colour-$s.jpg; done
cjpeg -quality 90 -sample 1x1,2x2,2x2 $P > colour-luma-halved.jpg
cjpeg -quality 90 -sample 3x1,1x1,1x1 $P > colour-thirds.jpg
cjpeg -quality 90 -sample 2x2 -restart 1B $P > colour-restart-each-unit.jpg
cjpeg -quality 90 -sample 2x2 -restart 3B -optimize $P > colour-restart-3.jpg
cjpeg -quality 90 -restart 1 -progressive $P > progressive-restart.jpg
cjpeg -quality 90 -sample 2x2 -progressive $P > progressive-2x2.jpg
cjpeg -quality 90 -sample 1x1 -progressive -rgb $P > progressive-rgb.jpg
cjpeg -quality 100 -progressive -grayscale $G > progressive-grey.jpg
cjpeg -quality 100 -grayscale $G > grey-100.jpg
cjpeg -quality 3 -grayscale $G > grey-3.jpg
cjpeg -quality 90 -sample 2x2 -grayscale $G > grey-with-factors.jpg
cjpeg -quality 90 -rgb $P > rgb.jpg
cjpeg -quality 90 -arithmetic $P > arithmetic.jpg
printf '0;\n1;\n2;\n' > /tmp/hilum-scans; cjpeg -quality 90 -sample 2x2 -scans /tmp/hilum-scans $P > several-scans.jpg
printf '1 2;\n0;\n' > /tmp/hilum-scans; cjpeg -quality 90 -sample 2x2 -scans /tmp/hilum-scans $P > several-scans-luma-last.jpg
printf '0;\n1;\n2;\n' > /tmp/hilum-scans; cjpeg -quality 90 -rgb -scans /tmp/hilum-scans $P > several-scans-rgb.jpg
cat > /tmp/hilum-scans <<'S'
0 1 2: 0-0, 0, 3;
0: 1-2, 0, 3; 0: 3-63, 0, 4; 1: 1-63, 0, 1; 2: 1-63, 0, 0;
0 1 2: 0-0, 3, 2; 0: 3-63, 4, 3; 0: 1-2, 3, 2; 0 1 2: 0-0, 2, 1; 0 1 2: 0-0, 1, 0;
0: 1-2, 2, 1; 0: 1-2, 1, 0; 1: 1-63, 1, 0; 0: 3-63, 3, 2; 0: 3-63, 2, 1; 0: 3-63, 1, 0;
S
cjpeg -quality 95 -sample 2x2 -scans /tmp/hilum-scans $P > progressive-many-refinements.jpg
rm -f /tmp/hilum-*
