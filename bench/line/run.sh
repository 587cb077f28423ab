#!/usr/bin/env bash
# The line in front of the endpoint: coalescing, fairness, saturation. See README.md.
#   run.sh [coalescing|fairness|saturation]; APP: the packaged program's directory
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
app=${APP:-$root/target/quarkus-app}
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
path="$classes:$app/app/*:$app/quarkus/*:$app/lib/main/*:$app/lib/boot/*"
javac -nowarn -proc:none -d "$classes" -cp "$path" "$here"/*.java "$root/src/test/java/io/hilum/endpoint/Line.java"
java -Xmx1g ${JAVA_OPTIONS:-} -cp "$path" io.hilum.endpoint.LineBench "$app/quarkus-run.jar" "$@"
