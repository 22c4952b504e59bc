import assert from "node:assert/strict";
import { test } from "node:test";
import { type ErrorSlug, silentLogger } from "@mall/kernel";
import { createManualClock } from "@mall/testkit";
import type { Notification } from "../domain/notification.ts";
import { handleCallback } from "./handle-callback.ts";
import type { Payments } from "./ports/payments.ts";

const MINUTE = 60_000;
const payment = { paymentNo: "P1", orderNo: "A1", amountCents: 1100 };
const notification: Notification = {
  ...{ ...payment, notificationId: "n", kind: "payment", result: "succeeded", providerTxn: "t" },
};

/** Callbacks about one payment; the signature is right when it is `right <timestamp> <body>`. */
function stage() {
  const clock = createManualClock();
  const applied: string[] = [];
  const payments = {
    find: async () => payment,
    applyNotification: async ({ notificationId }: Notification) => {
      if (applied.includes(notificationId)) return false;
      applied.push(notificationId);
      return true;
    },
  } as unknown as Payments;
  const handle = handleCallback({
    payments,
    settlements: { announce: () => {} } as never,
    settle: async () => {},
    verify: ({ signature, timestamp, body }) => signature === `right ${timestamp} ${body}`,
    parse: (body) => JSON.parse(body) as Notification,
    ...{ clock, logger: silentLogger },
  });
  const signed = (told: object, timestamp: string | number = Math.floor(clock.now() / 1000)) => {
    const body = JSON.stringify(told);
    return { body, timestamp: String(timestamp), signature: `right ${timestamp} ${body}` };
  };
  return { clock, applied, handle, signed };
}

test("a callback counts once; told again it changes nothing, however freshly it is signed", async () => {
  const { clock, applied, handle, signed } = stage();
  const callback = signed(notification);
  assert.equal(await handle(callback), true);
  assert.equal(await handle(callback), false);
  clock.advance(MINUTE);
  assert.equal(await handle(signed(notification)), false);
  assert.deepEqual(applied, ["n"]);
});

test("one that is older than five minutes, or that far in the future, is refused; so is a time that is none", async () => {
  const { clock, applied, handle, signed } = stage();
  const callback = signed(notification);
  clock.advance(5 * MINUTE + 1000);
  await assert.rejects(handle(callback), { slug: "callback_replayed" });
  const now = Math.floor(clock.now() / 1000);
  for (const timestamp of [now + 302, now - 302, now * 1000, "", "soon", "Infinity", "-1", "NaN"]) {
    await assert.rejects(handle(signed(notification, timestamp)), { slug: "callback_replayed" }, String(timestamp));
  }
  assert.deepEqual(applied, []);
  assert.equal(await handle(signed(notification, now + 299)), true);
});

test("a changed body or timestamp is refused before anything is looked at", async () => {
  const { clock, applied, handle, signed } = stage();
  const callback = signed(notification);
  const refused = async (changed: object, slug: ErrorSlug) =>
    await assert.rejects(handle({ ...callback, ...changed }), { slug });
  await refused({ body: callback.body.replace("1100", "1") }, "callback_rejected");
  await refused({ signature: "" }, "callback_rejected");
  clock.advance(5 * MINUTE + 1000);
  await refused({ timestamp: String(Math.floor(clock.now() / 1000)) }, "callback_rejected");
  assert.deepEqual(applied, []);
});

test("one that is signed but of another order or amount is refused", async () => {
  const { applied, handle, signed } = stage();
  for (const other of [{ orderNo: "A2" }, { amountCents: 1 }]) {
    await assert.rejects(handle(signed({ ...notification, ...other })), { slug: "callback_rejected" });
  }
  assert.deepEqual(applied, []);
});
