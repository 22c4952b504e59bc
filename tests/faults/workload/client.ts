import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, type Api, demoToken } from "../../system/http.fixture.ts";
import type { F, History, Op, Values } from "../history.ts";
import type { Random } from "../random.ts";

/** One buyer at one screen: does one thing at a time. */
export interface Client {
  process: number;
  user: number;
  token: string;
  api: Api;
  history: History;
  random: Random;
}

/** How a call ended, and the data it was answered with when it went well. */
export interface Heard<N extends F> {
  op: Op<N>;
  // biome-ignore lint/suspicious/noExplicitAny: as in an Answer
  data: any;
}

/** What a call asks, how it is sent, and what its answer tells. */
export interface Wish<N extends F> {
  f: N;
  value: Values[N];
  send: (client: Client) => Promise<Answer>;
  // biome-ignore lint/suspicious/noExplicitAny: as in an Answer
  learn: (data: any) => Partial<Values[N]>;
}

/** Makes the client of a user; `screen` tells several of one user apart. */
export function clientOf(user: number, own: Pick<Client, "api" | "history" | "random">, screen = 0): Client {
  return { process: user * 10 + screen, user, token: demoToken(user), ...own };
}

/** Calls once. 4xx was certainly not done, nor what could not even be sent; after 5xx and a lost connection nobody knows. */
export async function ask<N extends F>(client: Client, { f, value, send, learn }: Wish<N>): Promise<Heard<N>> {
  const end = client.history.invoke(client, f, value);
  try {
    const { status, error, data } = await send(client);
    if (status === 200) return { op: end("ok", { ...value, ...learn(data) }), data };
    return { op: end(status < 500 ? "fail" : "info", value, error ?? String(status)), data };
  } catch (error) {
    const reason = reasonOf(error);
    return { op: end(reason === "ECONNREFUSED" ? "fail" : "info", value, reason), data: undefined };
  }
}

/** Milliseconds for which a client goes on trying: longer than a process takes to start again on a busy machine. */
const PATIENCE_MS = 20_000;
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 800;
const PASSING = ["ECONNREFUSED", "seckill_busy", "too_many_requests", "idempotency_in_progress"];

/** Calls until it is told something, with pauses that grow: as a polite program does. */
export async function askPolitely<N extends F>(client: Client, wish: Wish<N>): Promise<Heard<N>> {
  const until = performance.now() + PATIENCE_MS;
  for (let attempt = 0; ; attempt += 1) {
    const heard = await ask(client, wish);
    const again = heard.op.type === "info" || PASSING.includes(heard.op.error ?? "");
    if (!again || performance.now() > until) return heard;
    await sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt) * (0.5 + client.random.next() / 2));
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reasonOf(error.cause);
  return (error as NodeJS.ErrnoException).code ?? error.message;
}
