import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { fail } from "@mall/kernel";
import type { PasswordHasher } from "../application/password-hasher.ts";

const argon2Async = promisify(argon2) as (algorithm: "argon2id", parameters: Argon2Parameters) => Promise<Buffer>;

/** OWASP's minimum for argon2id: memory in KiB, passes. About 50 ms on a laptop. */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** How much hashing goes on at a time. */
export interface HasherLimits {
  /** Hashes at once; default 2, so that a crowd at the login leaves a core for the shop. */
  atOnce?: number;
  /** Hashes that may wait; default 200, about five seconds' worth. */
  maxWaiting?: number;
}

/** A stored hash, and what it cost when it was made: COST may rise without locking anybody out. */
interface StoredHash {
  cost: typeof COST;
  salt: Buffer;
  tag: Buffer;
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]{22})\$([A-Za-z0-9+/]{43})$/;

/** Compared with when there is no hash, so that it takes as long. */
const NOBODY: StoredHash = { cost: COST, salt: Buffer.alloc(16), tag: Buffer.alloc(COST.tagLength) };

/** Hashes with argon2id of node:crypto, in PHC strings (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`). */
export function createArgon2Hasher({ atOnce = 2, maxWaiting = 200 }: HasherLimits = {}): PasswordHasher {
  const limited = limitConcurrency(atOnce, maxWaiting);
  return {
    hash: (password) =>
      limited(async () => {
        const salt = randomBytes(16);
        return `${prefix()}${base64(salt)}$${base64(await derive(password, salt, COST))}`;
      }),
    verify: (password, hash) =>
      limited(async () => {
        const stored = partsOf(hash ?? "");
        const { cost, salt, tag } = stored ?? NOBODY;
        const same = timingSafeEqual(tag, await derive(password, salt, cost));
        return same && stored !== undefined;
      }),
  };
}

/** Undefined for what is no hash of ours. */
function partsOf(hash: string): StoredHash | undefined {
  const [, memory, passes, parallelism, salt = "", tag = ""] = PHC.exec(hash) ?? [];
  if (tag === "") return undefined;
  return {
    cost: { ...COST, memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

function derive(password: string, nonce: Buffer, cost: typeof COST): Promise<Buffer> {
  return argon2Async("argon2id", { message: password, nonce, ...cost });
}

function prefix(): string {
  return `$argon2id$v=19$m=${COST.memory},t=${COST.passes},p=${COST.parallelism}$`;
}

function base64(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}

/** Runs so many at once; the rest waits in order, and beyond the bound is refused. */
function limitConcurrency(atOnce: number, maxWaiting: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (waiting.length >= maxWaiting) throw fail("service_unavailable");
      // Whoever ends hands its place on, so nobody overtakes.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
