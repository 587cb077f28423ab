#!/usr/bin/env bash
# Images beside other tools, and by JMH. See README.md.
#   run.sh beside [rounds] | frames | prepare | heap | jmh [JMH's options]
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
what=${1:?beside, frames, prepare, heap or jmh}
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$root"
[ -d target/classes/io/hilum/image ] || ./mvnw -q compile
./mvnw -q dependency:copy-dependencies -DincludeArtifactIds=jj2000 -DoutputDirectory=target/bench-libraries
path="$work/classes:target/classes:target/bench-libraries/*"
makers=(src/test/java/io/hilum/image/{Jpeg2000Maker,CodecPictures,ColourPicture}.java)
mkdir "$work/classes"
case $what in
  jmh)
    for artifact in jmh-core:1.37 jmh-generator-annprocess:1.37 ; do
      ./mvnw -q dependency:get -Dartifact="org.openjdk.jmh:$artifact"
    done
    printf '%s' '<project><modelVersion>4.0.0</modelVersion><groupId>b</groupId><artifactId>b</artifactId><version>1</version>
      <dependencies><dependency><groupId>org.openjdk.jmh</groupId><artifactId>jmh-generator-annprocess</artifactId>
      <version>1.37</version></dependency></dependencies></project>' >"$work/pom.xml"
    ./mvnw -q -f "$work/pom.xml" dependency:copy-dependencies -DoutputDirectory="$work/jmh"
    path="$path:$work/jmh/*"
    javac -nowarn -d "$work/classes" -cp "$path" bench/io/hilum/image/{Radiograph,PrepareJmh}.java "${makers[@]}"
    java -cp "$path" org.openjdk.jmh.Main "$@"
    ;;
  *)
    javac -nowarn -d "$work/classes" -cp "$path" \
      bench/io/hilum/image/{Radiograph,FrameBench,BesideBench,PrepareBench,HeapBench}.java "${makers[@]}"
    case $what in
      beside) java -Xmx1500m -cp "$path" io.hilum.image.BesideBench "$work" "${1:-7}" ;;
      frames) java -Xmx1500m -cp "$path" io.hilum.image.FrameBench "$work" ;;
      heap) java -cp "$path" io.hilum.image.HeapBench "$work" ;;
      prepare) java -Xmx1g -cp "$path" io.hilum.image.PrepareBench ;;
      *) echo "unknown: $what" >&2; exit 2 ;;
    esac
    ;;
esac
