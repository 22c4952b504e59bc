import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fail, type Logger, silentLogger } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { followState } from "./blocking-query.ts";
import type { Indexed } from "./consul-client.ts";

type Step = Indexed<string> | Error;

/** Follows a Consul that answers these, then nothing more; says what it was asked and what it told. */
async function follow(steps: Step[], logger: Logger = silentLogger) {
  const asked: number[] = [];
  const told: [string, boolean][] = [];
  let failures = 0;
  const following = followState<string>({
    ask: async ({ index, signal }) => {
      asked.push(index);
      const step = steps[asked.length - 1];
      if (step instanceof Error) throw step;
      return step ?? (await new Promise((_, reject) => signal.addEventListener("abort", reject)));
    },
    onAnswer: (value, afterGap) => {
      told.push([value, afterGap]);
      if (value === "poison") throw new Error("cannot take this over");
    },
    onFailure: () => {
      failures += 1;
    },
    logger,
  });
  await eventually(() => assert.equal(asked.length, steps.length + 1));
  following.stop();
  return { asked, told, failures };
}

const away = fail("service_unavailable");

describe("a state is followed", () => {
  test("each question carries the index of the answer before", async () => {
    const { asked, told } = await follow([
      { value: "a", index: 7 },
      { value: "b", index: 9 },
    ]);
    assert.deepEqual(asked, [0, 7, 9]);
    assert.deepEqual(told, [
      ["a", false],
      ["b", false],
    ]);
  });

  test("an index that goes backwards is begun anew, and says that Consul may not know all yet", async () => {
    const { asked, told } = await follow([
      { value: "a", index: 70 },
      { value: "b", index: 3 },
      { value: "c", index: 4 },
    ]);
    assert.deepEqual(asked, [0, 70, 0, 4]);
    assert.deepEqual(
      told.map(([, afterGap]) => afterGap),
      [false, true, false],
    );
  });

  test("an index below 1 would not block: it becomes 1", async () => {
    assert.deepEqual((await follow([{ value: "a", index: 0 }])).asked, [0, 1]);
  });

  test("after failures it asks from the beginning and the answer says so", async () => {
    const { asked, told, failures } = await follow([{ value: "a", index: 7 }, away, away, { value: "b", index: 7 }]);
    assert.deepEqual(asked, [0, 7, 0, 0, 7]);
    assert.deepEqual(told.at(-1), ["b", true]);
    assert.equal(failures, 2);
  });

  test("a refusal and a change that cannot be taken over are logged, and it goes on", async () => {
    const errors: unknown[] = [];
    const logger = { ...silentLogger, error: (fields: Record<string, unknown>) => void errors.push(fields.err) };
    const { told } = await follow([new Error("403"), { value: "poison", index: 2 }, { value: "b", index: 3 }], logger);
    assert.deepEqual(told.at(-1), ["b", false]);
    assert.deepEqual(errors.map(String), ["Error: 403", "Error: cannot take this over"]);
  });
});
