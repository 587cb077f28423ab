#!/usr/bin/env bash
# How fast each packaging starts, and its memory. See README.md.
#   run.sh kind=program…, for instance: run.sh aot-jar=target/quarkus-app/quarkus-run.jar native=target/hilum-1.0.0-runner
#   ROUNDS (9), STUDIES (1000)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../..
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
path="$root/target/test-classes:$root/target/classes"
javac -nowarn -proc:none -d "$classes" -cp "$path:$root/target/quarkus-app/lib/main/*" "$here/StartBench.java"
java -Djava.awt.headless=true -Drounds="${ROUNDS:-9}" -Dstudies="${STUDIES:-1000}" -cp "$classes:$path:$root/target/quarkus-app/lib/main/*" io.hilum.packaged.StartBench "$@"
