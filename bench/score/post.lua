-- Posts a valid study of about SIZE bytes: base64 of a PNG's signature with random bytes behind it. Says one line:
-- variant, bytes, connections, median in microseconds, requests a second, requests, failures.
local alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

local function image(size)
  math.randomseed(1)
  local parts = { "iVBORw0KGgoA" }
  for i = 2, math.floor(size / 12) do
    local group = {}
    for j = 1, 12 do
      local at = math.random(64)
      group[j] = alphabet:sub(at, at)
    end
    parts[i] = table.concat(group)
  end
  return table.concat(parts)
end

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("HILUM_LOCAL_SECRET")
wrk.body = '{"input_data": {"columns": ["frontal_image", "indication"], "index": [0], "data": [["'
  .. image(tonumber(os.getenv("SIZE"))) .. '", "Cough"]]}, "params": {}}'

function done(summary, latency)
  local e = summary.errors
  io.write(string.format("= %s %s %s %d %.1f %d %d\n", os.getenv("VARIANT"), os.getenv("SIZE"), os.getenv("CONNECTIONS"),
    latency:percentile(50), summary.requests / summary.duration * 1e6, summary.requests,
    e.connect + e.read + e.write + e.status + e.timeout))
end
