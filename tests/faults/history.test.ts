import assert from "node:assert/strict";
import { test } from "node:test";
import { callsOf, createHistory, endedIn } from "./history.ts";

test("a history keeps what was asked and what was told, with the time, in order", () => {
  let now = 1000;
  const history = createHistory(() => now);
  now = 1010;
  const end = history.invoke({ process: 11, user: 1 }, "cancel", { orderNo: "A" });
  now = 1025;
  end("info", { orderNo: "A" }, "other side closed");
  const common = { process: 11, user: 1, f: "cancel", value: { orderNo: "A" } };
  assert.deepEqual(history.ops(), [
    { index: 0, time: 10, type: "invoke", ...common },
    { index: 1, time: 25, type: "info", error: "other side closed", ...common },
  ]);
});

test("calls have both their ends, however processes overlap", () => {
  const history = createHistory();
  const first = history.invoke({ process: 1, user: 1 }, "cancel", { orderNo: "A" });
  const second = history.invoke({ process: 2, user: 1 }, "cancel", { orderNo: "B" });
  history.invoke({ process: 3, user: 2 }, "cancel", { orderNo: "C" });
  second("ok", { orderNo: "B" });
  first("fail", { orderNo: "A" });
  const calls = callsOf(history.ops(), "cancel").map(({ invoke, end }) => [invoke.value.orderNo, end.value.orderNo]);
  assert.deepEqual(calls, [
    ["B", "B"],
    ["A", "A"],
  ]);
  assert.deepEqual(
    endedIn(history.ops(), "cancel", "ok").map(({ process }) => process),
    [2],
  );
  assert.deepEqual(callsOf(history.ops(), "pay"), []);
});
