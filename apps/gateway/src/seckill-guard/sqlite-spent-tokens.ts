import type { Clock } from "@mall/kernel";
import { openDatabase } from "@mall/storage";
import { CLOCK_LEEWAY_MS, type SpentTokens } from "./spent-tokens.ts";

/** What the store needs. */
export interface SqliteSpentTokensOptions {
  /** SQLite file, or `:memory:`. */
  file: string;
  clock: Clock;
  synchronous: "NORMAL" | "FULL";
}

const SCHEMA = `create table if not exists seckill_spent_tokens (
  nonce text primary key, forget_at integer not null
) without rowid; create index if not exists seckill_spent_tokens_forget on seckill_spent_tokens (forget_at);`;

/** A store in one SQLite file, which the workers of a machine share; the primary key decides who has the token. */
export function createSqliteSpentTokens({ file, clock, synchronous }: SqliteSpentTokensOptions): SpentTokens {
  const database = openDatabase({ file, synchronous });
  database.exec(SCHEMA);
  const forgetOld = database.prepare("delete from seckill_spent_tokens where forget_at <= ?");
  const take = database.prepare("insert or ignore into seckill_spent_tokens values (?, ?)");
  const forget = database.prepare("delete from seckill_spent_tokens where nonce = ?");

  return {
    spend: async (nonce, expiresMs) => {
      forgetOld.run(clock.now());
      return take.run(nonce, expiresMs + CLOCK_LEEWAY_MS).changes === 1;
    },
    giveBack: async (nonce) => void forget.run(nonce),
    close: () => database.close(),
  };
}
