#!/usr/bin/env bash
# Real DICOM files, read by Hilum and by pydicom. See README.md.
#   VENV: the Python environment (3.10 or newer), outside of the repository; PORT (21900)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
port=${PORT:-21900}
venv=${VENV:?a folder for the Python environment}
export HILUM_LOCAL_SECRET=bench-secret-0123456789
dir=$(mktemp -d)
pid=
trap '[ -z "$pid" ] || kill "$pid"; rm -rf "$dir"' EXIT

[ -x "$venv/bin/python" ] || python3 -m venv "$venv"
"$venv/bin/pip" install --quiet --requirement "$here/requirements.txt"
# The last release whose package has all of its test files, among them the radiographs of NEMA's working group 4.
"$venv/bin/pip" download --quiet --no-deps --dest "$dir" pydicom==2.0.0
(cd "$dir" && "$venv/bin/python" -m zipfile -e pydicom-*.whl old)
installed=$("$venv/bin/python" -c 'import pydicom, pathlib; print(pathlib.Path(pydicom.__file__).parent)')

[ -f "$root/target/quarkus-app/quarkus-run.jar" ] || (cd "$root" && ./mvnw -q package -DskipTests)
java -Dquarkus.profile=local -Dquarkus.http.port="$port" -Dquarkus.log.level=WARN \
    -jar "$root/target/quarkus-app/quarkus-run.jar" >"$dir/hilum.log" 2>&1 &
pid=$!
for _ in $(seq 150); do
    if curl -s -o /dev/null "http://127.0.0.1:$port/"; then break; fi
    sleep 0.2
done
"$venv/bin/python" "$here/beside_pydicom.py" "http://127.0.0.1:$port" \
    "$dir/old/pydicom/data/test_files" "$installed/data/test_files"
