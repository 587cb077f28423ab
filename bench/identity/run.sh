#!/usr/bin/env bash
# What a token costs a request. Needs the packaged program: ./mvnw package -DskipTests
set -euo pipefail
cd "$(dirname "$0")/../.."

for run in 1 2 3; do
  java bench/identity/SignedIn.java target/quarkus-app/quarkus-run.jar "${1:-5000}"
done
