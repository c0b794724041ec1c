-- SPDX-License-Identifier: EUPL-1.2
-- For wrk, after "--": STAMP DAY OFFSET. Every request is a citizen's who reserves one of the 288 times of that day. Only an answer 201 with a booking
-- counts as booked; "taken" (422) is an answer too, anything else is an error. Prints "reserved <booked/s> <refused> <p99 ms>".
local threads = {}

function setup(thread)
  table.insert(threads, thread)
  thread:set("number", #threads)
end

function init(args)
  stamp, day, offset = args[1], args[2], args[3]
  math.randomseed(os.time() * 1000 + number)
  run = math.random(0, 4294967295)
  count, booked, refused, wrong = 0, 0, 0, 0
end

local headers = {["Accept"] = "application/json", ["Content-Type"] = "application/x-www-form-urlencoded"}
local function word() return math.random(0, 4294967295) end

function request()
  count = count + 1
  local id = string.format("%08x-%04x-4%03x-a%03x-%012x", run, number, number, number, count)
  local seed = string.format("%08x%08x%08x%08x%08x%08x%08x%08x", word(), word(), word(), word(), word(), word(), word(), word())
  local minute = math.random(0, 287) * 5
  local time = string.format("p1+%sT%02d%%3A%02d%%3A00%s", day, math.floor(minute / 60), minute % 60, offset)
  local body = "formular=" .. id .. "&saat=" .. seed .. "&stempel=" .. stamp .. "&leistung=personalausweis-beantragen&zeit=" .. time
  return wrk.format("POST", "/arnsberg/termine/reservieren", headers, body)
end

function response(status, _, body)
  if status == 201 and body:find('"booking":"b', 1, true) then
    booked = booked + 1
  elseif status == 422 and body:find('appointments.full', 1, true) then
    refused = refused + 1
  else
    wrong = wrong + 1
    said = status .. " " .. body
  end
end

function done(summary, latency)
  local booked, refused = 0, 0
  for _, thread in ipairs(threads) do
    booked, refused = booked + thread:get("booked"), refused + thread:get("refused")
    if thread:get("wrong") > 0 then io.stderr:write("reserve.lua: wrong answers: ", thread:get("said"), "\n") end
  end
  local errors = summary.errors
  if errors.connect + errors.read + errors.write + errors.timeout > 0 then io.stderr:write("reserve.lua: connections failed\n") end
  io.write(string.format("reserved %.0f %d %d %.2f\n", booked / (summary.duration / 1e6), booked, refused, latency:percentile(99) / 1000))
end
