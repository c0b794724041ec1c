-- SPDX-License-Identifier: EUPL-1.2
-- For wrk: every request is a filing of its own with an objection's deadline and 2 KB of text that does not compress.
local texts = {}
local digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("number", threads)
end

function init()
  math.randomseed(os.time() * 1000 + number)
  run = math.random(0, 4294967295)
  for i = 1, 64 do
    local out = {}
    for k = 1, 2000 do
      local at = math.random(#digits)
      out[k] = digits:sub(at, at)
    end
    texts[i] = table.concat(out)
  end
end

local count = 0
local function word() return math.random(0, 4294967295) end

function request()
  count = count + 1
  local id = string.format("%08x-%04x-4%03x-a%03x-%012x", run, number, number, number, count)
  local seed = string.format("%08x%08x%08x%08x%08x%08x%08x%08x", word(), word(), word(), word(), word(), word(), word(), word())
  local body = "formular=" .. id .. "&saat=" .. seed .. "&name=Erika+Mustermann&anschrift=Beispielweg+1&betreff=Widerspruch&frist=widerspruch&frist_weg=post&frist_tag=2023-10-"
    .. string.format("%02d", math.random(1, 28)) .. "&text=" .. texts[math.random(64)]
  return wrk.format("POST", "/arnsberg/einreichen/senden", {["Accept"] = "application/json", ["Content-Type"] = "application/x-www-form-urlencoded"}, body)
end

function done(summary, latency)
  local errors = summary.errors
  if errors.status + errors.connect + errors.read + errors.write + errors.timeout > 0 then io.stderr:write("send.lua: wrong answers\n") end
  io.write(string.format("filings %.0f %.2f\n", summary.requests / (summary.duration / 1e6), latency:percentile(99) / 1000))
end
