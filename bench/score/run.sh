#!/usr/bin/env bash
# What the drop-in /score adds to calling the endpoint directly, beside nginx and a FastAPI proxy. See README.md.
#
#   ROUNDS (5), SECONDS_EACH (2), WARM_UP (6), SIZES ("100000 4000000"), CONNECTIONS_EACH ("1 16"), LATENCY (0 ms)
#   VARIANTS ("direct nginx fastapi hilum"); add "before" with BEFORE=<another build's quarkus-app>
#   VENV: the Python environment, outside of the repository; PORT (21800): the first of five
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
app=${APP:-$here/../../target/quarkus-app}
port=${PORT:-21800}
variants=${VARIANTS:-direct nginx fastapi hilum}
export HILUM_LOCAL_SECRET=bench-secret-0123456789
dir=$(mktemp -d)
pids=()
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait; rm -rf "$dir"' EXIT

port_of() {
    case $1 in direct) echo "$port" ;; nginx) echo $((port + 1)) ;; fastapi) echo $((port + 2)) ;;
        hilum) echo $((port + 3)) ;; before) echo $((port + 4)) ;; esac
}
wanted() { [[ " $variants " == *" $1 "* ]]; }
hilum() { # a build's quarkus-app, its port
    java ${JAVA_OPTIONS:-} -Dquarkus.profile=local -Dquarkus.http.port="$2" \
        -Dhilum.endpoint.scoring-uri="http://127.0.0.1:$port/score" -Dhilum.endpoint.key=k \
        -Dhilum.endpoint.concurrency=64 -Dhilum.endpoint.max-concurrency=64 -Dhilum.endpoint.max-batch-studies=1 \
        -jar "$1/quarkus-run.jar" >"$dir/hilum-$2.log" 2>&1 &
    pids+=($!)
}

javac -d "$dir" "$here/Endpoint.java"
java -Xmx128m -XX:+UseSerialGC -cp "$dir" Endpoint "$port" "${LATENCY:-0}" &
pids+=($!)
if wanted nginx; then
    sed -e "s|@DIR@|$dir|" -e "s|@PORT@|$(port_of nginx)|" -e "s|@ENDPOINT@|$port|" "$here/nginx.conf.in" >"$dir/nginx.conf"
    nginx -p "$dir" -c "$dir/nginx.conf" -e "$dir/nginx.log" &
    pids+=($!)
fi
if wanted fastapi; then
    venv=${VENV:-${TMPDIR:-/tmp}/hilum-bench-venv}
    [ -x "$venv/bin/uvicorn" ] || { python3 -m venv "$venv" && "$venv/bin/pip" install -q -r "$here/requirements.txt"; }
    (cd "$here" && ENDPOINT="http://127.0.0.1:$port" PYTHONDONTWRITEBYTECODE=1 exec "$venv/bin/uvicorn" proxy:app \
        --port "$(port_of fastapi)" --log-level warning --no-access-log) &
    pids+=($!)
fi
if wanted hilum; then hilum "$app" "$(port_of hilum)"; fi
if wanted before; then hilum "$BEFORE" "$(port_of before)"; fi
for variant in $variants; do
    for try in $(seq 100); do
        (exec 3<>"/dev/tcp/127.0.0.1/$(port_of "$variant")") 2>/dev/null && break
        [ "$try" -lt 100 ] || { echo "$variant did not start" >&2; cat "$dir"/*.log >&2; exit 1; }
        sleep 0.2
    done
done

load() { # variant, bytes, connections, seconds
    VARIANT=$1 SIZE=$2 CONNECTIONS=$3 timeout $(($4 + 20)) \
        wrk -t1 -c"$3" -d"$4" --timeout 15 -s "$here/post.lua" "http://127.0.0.1:$(port_of "$1")/score" | grep '^= '
}
for size in ${SIZES:-100000 4000000}; do
    for variant in $variants; do load "$variant" "$size" 16 "${WARM_UP:-6}" >/dev/null; done
    for connections in ${CONNECTIONS_EACH:-1 16}; do
        for _ in $(seq "${ROUNDS:-5}"); do
            for variant in $variants; do load "$variant" "$size" "$connections" "${SECONDS_EACH:-2}" | tee -a "$dir/runs" >&2; done
        done
    done
done
if [ -n "${HOLD:-}" ]; then echo "pids: ${pids[*]}" >&2; sleep "$HOLD"; fi
python3 "$here/tell.py" "$dir/runs"
