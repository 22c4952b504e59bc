import assert from "node:assert/strict";
import { test } from "node:test";
import { fail } from "@mall/kernel";
import { patiently } from "./patiently.ts";
import { Refusal, toAppError } from "./refusal.ts";

const refused = (status: number) => toAppError(new Refusal(status, { error: { type: "any" } }));

/** Work that fails with these errors, one after the other, and then is done; answers how often it was tried. */
function workThatFails(errors: readonly Error[]) {
  let tries = 0;
  return async () => {
    const error = errors[tries];
    tries += 1;
    if (error) throw error;
    return tries;
  };
}

test("what a busy server did not take is sent again, so many times", async () => {
  const busy = [refused(429), refused(429)];
  assert.equal(await patiently(workThatFails(busy), [0, 0]), 3);
  await assert.rejects(patiently(workThatFails([...busy, refused(429)]), [0, 0]), { slug: "service_unavailable" });
});

test("any other failure is told at once", async () => {
  for (const error of [refused(400), refused(503), fail("service_unavailable")])
    await assert.rejects(patiently(workThatFails([error]), [0]), error);
});
