import type { RedisConnection, RedisScript } from "@mall/storage/redis";

/** The scripts; what each takes and answers is written at its head. */
export interface SeckillScripts {
  reserve: RedisScript;
  release: RedisScript;
  sell: RedisScript;
  confirm: RedisScript;
  pending: RedisScript;
  open: RedisScript;
  close: RedisScript;
  handed: RedisScript;
  reopen: RedisScript;
  adopt: RedisScript;
  audit: RedisScript;
  tidy: RedisScript;
}

/** Reads the scripts' files. */
export function createSeckillScripts(redis: RedisConnection): SeckillScripts {
  const script = (name: string) => redis.script(new URL(`./${name}.lua`, import.meta.url));
  return {
    reserve: script("reserve-seckill"),
    release: script("release-seckill"),
    sell: script("sell-seckill"),
    confirm: script("confirm-seckill"),
    pending: script("pending-seckill"),
    open: script("open-sale"),
    close: script("close-sale"),
    handed: script("handed-seckill"),
    reopen: script("reopen-seckill"),
    adopt: script("adopt-seckill"),
    audit: script("audit-sale"),
    tidy: script("tidy-seckill"),
  };
}
