#!/bin/bash
# Assembles an unsupported GraalVM-like folder for checking native builds: assemble.sh TARGET_DIR  (see README.md)
# Needs: a JDK 25 (JAVA25_HOME, else JAVA_HOME), gcc and binutils, libc6-dev and zlib1g-dev, Linux amd64; MVN: the Maven to call (mvn).
# Does nothing when TARGET_DIR was already assembled from the same scripts and JDK.
set -euo pipefail
VERSION=25.0.2 DATE=2026-01-20
[ $# = 1 ] || { echo "usage: $0 TARGET_DIR" >&2; exit 2; }
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
TARGET="$(realpath -m "$1")"
die() { echo "assemble.sh: $*" >&2; exit 1; }

# ---- what must be here ----
[ "$(uname -s)/$(uname -m)" = Linux/x86_64 ] || die "only Linux on x86_64 (this is $(uname -s)/$(uname -m))"
JDK=
MVN="${MVN:-mvn}"
for j in "${JAVA25_HOME:-}" "${JAVA_HOME:-}"; do
  if [ -n "$j" ] && [ -x "$j/bin/javac" ] && grep -q '^JAVA_VERSION="25[".]' "$j/release" 2>/dev/null; then JDK="$(realpath "$j")"; break; fi
done
[ -n "$JDK" ] || die "no JDK 25 found: set JAVA25_HOME to one (a full JDK with bin/javac; a JRE will not do)"
"$JDK/bin/java" --list-modules | grep "^jdk.internal.vm.ci" > /dev/null || die "$JDK has no JVMCI (module jdk.internal.vm.ci): take another JDK 25 build, such as Temurin"
[ -f "$JDK/include/jni.h" ] || die "$JDK has no include/jni.h"
for t in gcc ar nm "$MVN" sha256sum; do command -v "$t" >/dev/null || die "$t is missing (packages gcc, binutils, maven, coreutils)"; done
command -v objcopy >/dev/null || echo "assemble.sh: warning: no objcopy; Quarkus cannot strip the executable" >&2
TMP="$(mktemp -d)"; trap 'rm -rf "$TMP"' EXIT
printf '#include <stdlib.h>\nint main(void) { return 0; }\n' > "$TMP/z.c"
gcc "$TMP/z.c" -o "$TMP/z" -lz -ldl -lpthread -lrt 2> "$TMP/z.err" || die "gcc cannot link a program with libz (packages libc6-dev, zlib1g-dev): $(head -3 "$TMP/z.err")"

STAMP="$(cd "$HERE" && cat assemble.sh src/* "$JDK/release" | sha256sum | cut -d' ' -f1)"
if [ "$(cat "$TARGET/lib/svm/assembled" 2>/dev/null)" = "$STAMP" ]; then echo "already assembled: $TARGET"; exit 0; fi
if [ -e "$TARGET" ] && [ ! -e "$TARGET/lib/svm/assembled" ] && [ -n "$(ls -A "$TARGET")" ]; then die "$TARGET is there and was not made by this script"; fi

# ---- the image builder's jars, by Maven, checked ----
cat > "$TMP/pom.xml" <<P
<project><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>builder</artifactId><version>1</version><packaging>pom</packaging>
<dependencies><dependency><groupId>org.graalvm.nativeimage</groupId><artifactId>svm</artifactId><version>$VERSION</version></dependency></dependencies>
</project>
P
H="$TMP/home"; S="$H/lib/svm"
# The JDK is copied, since the launcher finds its home by its own real path. Not needed: sources, manuals, jmods.
mkdir -p "$H"
(cd "$JDK" && tar -ch --exclude=./jmods --exclude=./man --exclude=./demo --exclude=./lib/src.zip .) | tar -x -C "$H"
mkdir -p "$S"/{builder/lib,clibraries/include,rt,driver}
"$MVN" -B -ntp -q -f "$TMP/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$S/builder" > "$TMP/mvn.log" 2>&1 \
  || { tail -20 "$TMP/mvn.log" >&2; die "Maven could not get org.graalvm.nativeimage:svm:$VERSION"; }
(cd "$S/builder" && sha256sum --quiet -c "$HERE/src/jars.sha256") || die "the jars are not those that these scripts were written for"

# ---- the C parts ----
I="-I$H/include -I$H/include/linux -I$S/clibraries/include"
cp "$HERE/src/svm_locale.h" "$S/clibraries/include/"
"$JDK/bin/java" "$HERE/src/GenHeaders.java" "$S/builder/svm-$VERSION.jar" "$S/clibraries/include"
gcc -O2 -fPIC -c $I "$HERE/src/chelper.c" -o "$TMP/chelper.o"
ar rcsD "$S/clibraries/liblibchelper.a" "$TMP/chelper.o"
gcc -O2 -fPIC -shared $I "$HERE/src/reporter.c" -o "$S/builder/lib/libreporterchelper.so"

# The JDK's C libraries that a GraalVM JDK would have as static ones (.a). Here the executable uses the shared ones.
STATIC="java net nio zip extnet prefs management management_ext management_agent jaas sctp j2pkcs11 rmi attach"
BESIDE="java jimage verify net nio zip extnet prefs management management_ext"   # these lie beside every executable
# The names that they, and the libraries of java.desktop, import from libjvm.so and that jvmshim.c has not: abort when called.
gcc -O2 -fPIC -fvisibility=hidden -c $I "$HERE/src/jvmshim.c" -o "$TMP/jvmshim.o"
for l in $STATIC $BESIDE awt awt_headless awt_xawt javajpeg lcms mlib_image fontmanager freetype; do
  [ -f "$H/lib/lib$l.so" ] && nm -D --undefined-only "$H/lib/lib$l.so"; done | awk '{sub(/@.*/, "", $2); if ($2 ~ /^(JVM_|jio_)/) print $2}' | LC_ALL=C sort -u > "$TMP/need"
nm --defined-only "$TMP/jvmshim.o" | awk '{print $3}' | LC_ALL=C sort -u > "$TMP/have"
{ printf '#include <stdio.h>\n#include <stdlib.h>\n#define U(n) __attribute__((visibility("default"))) void n(void) { fprintf(stderr, "not supported in this executable: " #n "\\n"); abort(); }\n'
  LC_ALL=C comm -23 "$TMP/need" "$TMP/have" | sed 's/.*/U(&)/'; } > "$TMP/jvmrest.c"
gcc -O2 -fPIC -shared -Wl,-soname,libjvm.so "-Wl,--version-script=$HERE/src/jvm.map" -o "$S/rt/libjvm.so" "$TMP/jvmshim.o" "$TMP/jvmrest.c" -ldl -lpthread
for l in $BESIDE; do cp "$H/lib/lib$l.so" "$S/rt/"; done
# What the builder takes for static libraries are linker scripts that name the shared ones (found by -L).
echo 'INPUT(libjvm.so)' > "$S/clibraries/libjvm.a"
for l in $STATIC; do
  if [ -f "$S/rt/lib$l.so" ]; then echo "INPUT(libjvm.so lib$l.so)"; elif [ -f "$H/lib/lib$l.so" ]; then cp "$H/lib/lib$l.so" "$S/rt/"; echo "INPUT(libjvm.so lib$l.so)"; else continue; fi > "$S/clibraries/lib$l.a"
done

# ---- the exports that the builder needs, and the launcher ----
"$JDK/bin/java" "$HERE/src/GenExports.java" "$S/builder" > "$S/exports.txt"
sed "s/@VERSION@/$VERSION/g; s/@DATE@/$DATE/g" "$HERE/src/Driver.java" > "$TMP/Driver.java"
"$JDK/bin/javac" -d "$S/driver" "$TMP/Driver.java"
cat > "$H/bin/native-image" <<'L'
#!/bin/sh
# Self-assembled and unsupported; not a GraalVM distribution.
H="$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)"
exec "$H/bin/java" -Xmx256m -cp "$H/lib/svm/driver" Driver "$@"
L
chmod 755 "$H/bin/native-image"
"$H/bin/native-image" --version | grep "native-image $VERSION" > /dev/null || die "the launcher does not start"
echo "$STAMP" > "$S/assembled"
rm -rf "$TARGET"; mkdir -p "$(dirname "$TARGET")"; mv "$H" "$TARGET"
echo "assembled: $TARGET"
