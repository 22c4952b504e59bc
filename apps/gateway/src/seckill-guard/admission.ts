import { type Clock, fail } from "@mall/kernel";
import type { GuardToken, TokenSigner } from "./guard-token.ts";
import { isSolved } from "./proof-of-work.ts";

/** What an attempt at the flash sale brings along. */
export interface Attempt {
  userId: number;
  skuId: number;
  token: string | undefined;
  /** The solution. */
  pow: string | undefined;
}

/** What the guard asks of a buyer, and what it goes by. */
export interface AdmissionRules {
  signer: TokenSigner;
  clock: Clock;
  /** Leading zero bits of the work asked for; 0: none. */
  bits: number;
}

/**
 * What can be said of an attempt without asking anybody, except whether it comes in time: what this refuses was never right.
 * @throws AppError `seckill_token_required`, `seckill_token_invalid` or `seckill_pow_invalid`, naming the field.
 */
export function checkAttempt({ signer, bits }: AdmissionRules, attempt: Attempt): GuardToken {
  const { userId, skuId, token, pow } = attempt;
  if (!token) throw fail("seckill_token_required", { field: "token" });
  const says = signer.read(token);
  // A token that promises less work than is asked for now is of a time, or a gateway, with other settings.
  if (says?.userId !== userId || says.skuId !== skuId || says.bits < bits) {
    throw fail("seckill_token_invalid", { field: "token" });
  }
  // An empty text may be a solution too, by chance; but who brings none along has not looked for one.
  if (bits > 0 && !(pow && isSolved(token, pow, says.bits))) {
    throw fail("seckill_pow_invalid", { field: "pow", params: { bits: says.bits } });
  }
  return says;
}

/** @throws AppError `seckill_token_expired`. */
export function checkTime({ clock }: AdmissionRules, { expiresMs }: GuardToken): void {
  if (clock.now() >= expiresMs) throw fail("seckill_token_expired", { field: "token" });
}
