import { shop } from "../api/shop.ts";
import { measured } from "./shop-time.ts";

/** Milliseconds before each of the first questions: one of them is likely to be answered quickly. Then once a minute. */
const FIRST_MS = [0, 300, 1_500];
const EVERY_MS = 60_000;

let users = 0;
let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps the shop's clock right while somebody uses it. @returns ends the use */
export function keepSynchronised(): () => void {
  users += 1;
  if (users === 1) begin();
  return () => {
    users -= 1;
    if (users === 0) end();
  };
}

function begin(): void {
  document.addEventListener("visibilitychange", again);
  window.addEventListener("online", again);
  again();
}

function end(): void {
  document.removeEventListener("visibilitychange", again);
  window.removeEventListener("online", again);
  clearTimeout(timer);
}

/** A machine that slept, or had no network, asks as at the beginning. */
function again(): void {
  asked = 0;
  clearTimeout(timer);
  if (document.visibilityState === "visible") next();
}

function next(): void {
  timer = setTimeout(() => void ask().finally(() => users > 0 && next()), FIRST_MS[asked] ?? EVERY_MS);
  asked += 1;
}

async function ask(): Promise<void> {
  // Who gets no answer keeps the estimate of before.
  await measured(() => shop.get("seckill/activities")).catch(() => undefined);
}
