import assert from "node:assert/strict";
import { test } from "node:test";
import { resultOf } from "./wrk.ts";

const output = `Running 3s test @ http://127.0.0.1:18555/
  1 threads and 64 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     3.14ms    1.96ms  18.02ms   79.09%
    Req/Sec    20.76k     5.36k   30.89k    60.00%
  Latency Distribution
     50%    2.70ms
     75%    3.71ms
     90%  980.00us
     99%    1.50s
  62127 requests in 3.01s, 20.32MB read
  Socket errors: connect 1, read 2, write 0, timeout 4
  Non-2xx or 3xx responses: 62000
Requests/sec:  20634.09
Transfer/sec:      6.75MB
`;

test("what wrk prints is read, whatever the units", () => {
  const result = resultOf(output, 1000);
  assert.deepEqual(result.latency, { p50: 2700, p90: 980, p99: 1_500_000, max: 18_020 });
  assert.deepEqual(result.counts, { "0 2xx": 127, "0 not-2xx": 62_000 });
  assert.deepEqual([result.visits, result.seconds, result.errors, result.to], [62_127, 3.01, 7, 4010]);
  assert.equal(Math.round(result.visitsPerSecond), 20_640);
});
