#!/usr/bin/env bash
# What the drop-in /score adds to calling the endpoint directly, beside nginx and a FastAPI proxy. See README.md.
#
#   ROUNDS (5), SECONDS_EACH (2), WARM_UP (15 s for a Java program), SIZES ("100000 4000000"), CONNECTIONS_EACH ("1 16"), LATENCY (0 ms)
#   VARIANTS ("direct nginx fastapi hilum"); add "before" with BEFORE=<another build's quarkus-app>
#   OPTIONS: of Hilum's JVM, to try a setting; BEFORE_OPTIONS: of the one before
#   VENV: the Python environment, outside of the repository; PORT (21800): the first of five
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
app=${APP:-$here/../../target/quarkus-app}
port=${PORT:-21800}
variants=${VARIANTS:-direct nginx fastapi hilum}
export HILUM_LOCAL_SECRET=bench-secret-0123456789
dir=$(mktemp -d)
pids=()
declare -A pid_of
trap 'for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done; wait; rm -rf "$dir"' EXIT

port_of() {
    case $1 in direct) echo "$port" ;; nginx) echo $((port + 1)) ;; fastapi) echo $((port + 2)) ;;
        hilum) echo $((port + 3)) ;; before) echo $((port + 4)) ;; esac
}
wanted() { [[ " $variants " == *" $1 "* ]]; }
started() { # as which variant; the program that was started last
    pids+=($!)
    pid_of[$1]=$!
}
hilum() { # variant, a build's quarkus-app, options to try
    # shellcheck disable=SC2086
    java $3 -Dquarkus.profile=local -Dquarkus.http.port="$(port_of "$1")" \
        -Dhilum.endpoint.scoring-uri="http://127.0.0.1:$port/score" -Dhilum.endpoint.key=k \
        -Dhilum.endpoint.concurrency=64 -Dhilum.endpoint.max-concurrency=64 -Dhilum.endpoint.max-batch-studies=1 \
        -jar "$2/quarkus-run.jar" >"$dir/$1.log" 2>&1 &
    started "$1"
}

javac -d "$dir" "$here/Endpoint.java"
java -Xmx128m -XX:+UseSerialGC -cp "$dir" Endpoint "$port" "${LATENCY:-0}" &
started direct
if wanted nginx; then
    sed -e "s|@DIR@|$dir|" -e "s|@PORT@|$(port_of nginx)|" -e "s|@ENDPOINT@|$port|" "$here/nginx.conf.in" >"$dir/nginx.conf"
    nginx -p "$dir" -c "$dir/nginx.conf" -e "$dir/nginx.log" &
    started nginx
fi
if wanted fastapi; then
    venv=${VENV:-${TMPDIR:-/tmp}/hilum-bench-venv}
    [ -x "$venv/bin/uvicorn" ] || { python3 -m venv "$venv" && "$venv/bin/pip" install -q -r "$here/requirements.txt"; }
    (cd "$here" && ENDPOINT="http://127.0.0.1:$port" PYTHONDONTWRITEBYTECODE=1 exec "$venv/bin/uvicorn" proxy:app \
        --port "$(port_of fastapi)" --log-level warning --no-access-log) &
    started fastapi
fi
if wanted hilum; then hilum hilum "$app" "${OPTIONS:-}"; fi
if wanted before; then hilum before "$BEFORE" "${BEFORE_OPTIONS:-}"; fi
for variant in $variants; do
    for try in $(seq 100); do
        (exec 3<>"/dev/tcp/127.0.0.1/$(port_of "$variant")") 2>/dev/null && break
        [ "$try" -lt 100 ] || { echo "$variant did not start" >&2; cat "$dir"/*.log >&2; exit 1; }
        sleep 0.2
    done
done

spent() { # variant: the processor time of the program and its workers, in clock ticks
    cat "/proc/${pid_of[$1]}/stat" $(pgrep -P "${pid_of[$1]}" | sed 's|.*|/proc/&/stat|') |
        awk '{ sub(/.*\) /, ""); ticks += $12 + $13 } END { print ticks }'
}
load() { # variant, bytes, connections, seconds
    local before line
    before=$(spent "$1")
    line=$(VARIANT=$1 SIZE=$2 CONNECTIONS=$3 timeout $(($4 + 20)) \
        wrk -t1 -c"$3" -d"$4" --timeout 15 -s "$here/post.lua" "http://127.0.0.1:$(port_of "$1")/score" | grep '^= ')
    echo "$line $(($(spent "$1") - before)) $(getconf CLK_TCK)"
}
for size in ${SIZES:-100000 4000000}; do
    for variant in $variants; do
        case $variant in hilum | before) seconds=${WARM_UP:-15} ;; *) seconds=1 ;; esac
        load "$variant" "$size" 16 "$seconds" >/dev/null
    done
    for connections in ${CONNECTIONS_EACH:-1 16}; do
        for _ in $(seq "${ROUNDS:-5}"); do
            for variant in $variants; do load "$variant" "$size" "$connections" "${SECONDS_EACH:-2}" | tee -a "$dir/runs" >&2; done
        done
    done
done
python3 "$here/tell.py" "$dir/runs"
