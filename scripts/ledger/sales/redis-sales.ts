import { chunksOf } from "@mall/kernel";
import type { RedisConnection } from "@mall/storage/redis";
import type { Claim } from "../dossier.ts";
import { askRedis } from "./ask-redis.ts";
import { readView } from "./redis-view.ts";
import { type SaleKeys, saleKeys, skuOfKey, skuOfOrderNo } from "./sale-keys.ts";
import type { Places, Sales } from "./sales.ts";

/** Fields in a step of HSCAN, and in one HMGET: a thousand keep Redis busy for about a millisecond. */
const STEP = 1000;

const SALE_KEYS = "seckill:*";

/** The sales in Redis. Counts of a sale are of one moment; lists are read step by step while buyers go on. */
export function redisSales(redis: RedisConnection, tagged: boolean): Sales {
  const count = redis.script(new URL("./count-sale.lua", import.meta.url));
  const skus = skuFinder(redis);
  const keysOf = (skuId: number) => saleKeys(skuId, tagged);
  return {
    views: async () => {
      const views = await Promise.all((await skus()).map((skuId) => readView(count, skuId, keysOf(skuId))));
      return views.filter((view) => view !== undefined);
    },
    claimsOf: (orderNos) => claimsOf(redis, keysOf, orderNos),
    standingClaims: async function* () {
      for (const skuId of await skus()) {
        for await (const fields of hashOf(redis, keysOf(skuId).claims)) yield standing(skuId, fields);
      }
    },
    places: async function* () {
      for (const skuId of await skus()) {
        const { held, user } = keysOf(skuId);
        for await (const fields of hashOf(redis, held)) yield await placesOf(redis, user, skuId, fields);
      }
    },
    countPending: async () => {
      const sizes = (await skus()).map((skuId) => askRedis(redis.call("zcard", keysOf(skuId).pending)));
      return (await Promise.all(sizes)).reduce<number>((sum, size) => sum + Number(size ?? 0), 0);
    },
  };
}

/** SKUs by their keys; asked for once a look. */
function skuFinder(redis: RedisConnection): () => Promise<number[]> {
  let found: Promise<number[]> | undefined;
  const search = async () => {
    const skus = ((await askRedis(redis.scan(SALE_KEYS))) ?? []).map(skuOfKey).filter((sku) => sku !== undefined);
    return [...new Set(skus)].sort((left, right) => left - right);
  };
  return () => (found ??= search());
}

async function claimsOf(redis: RedisConnection, keysOf: (skuId: number) => SaleKeys, orderNos: readonly string[]) {
  const found = new Map<string, Claim>();
  for (const [skuId, numbers] of Map.groupBy(orderNos, skuOfOrderNo)) {
    if (skuId === undefined) continue;
    for (const some of chunksOf(numbers, STEP)) {
      const texts = textsOf(await askRedis(redis.call("hmget", keysOf(skuId).claims, ...some)));
      some.forEach((orderNo, index) => {
        const claim = parseClaim(skuId, orderNo, texts[index]);
        if (claim) found.set(orderNo, claim);
      });
    }
  }
  return found;
}

function standing(skuId: number, fields: [string, string][]): Claim[] {
  const claims = fields.map(([orderNo, text]) => parseClaim(skuId, orderNo, text));
  return claims.filter((claim) => claim !== undefined).filter(({ state }) => state !== "released");
}

/** Who is not in the set of buyers holds nothing, whatever else is written. */
async function placesOf(redis: RedisConnection, user: string, skuId: number, fields: [string, string][]) {
  if (fields.length === 0) return [];
  const members = await askRedis(redis.call("smismember", user, ...fields.map(([id]) => id)));
  const inSet = Array.isArray(members) ? members : [];
  return fields
    .filter((_, index) => inSet[index] === 1)
    .map(([id, text]): Places => ({ skuId, userId: Number(id), orderNos: text.split(" ").filter(Boolean) }));
}

/** `<state> <user> <claimed at> <round> <headers>`; what is no such text is a claim in the state `unreadable`. */
function parseClaim(skuId: number, orderNo: string, text: string | null | undefined): Claim | undefined {
  if (text === null || text === undefined) return undefined;
  const [, state = "unreadable", userId = "0"] = /^(\S+) (\d+) \d+ \d+ /.exec(text) ?? [];
  return { orderNo, skuId, state, userId: Number(userId) };
}

/** The fields of a hash step by step: one that changes meanwhile may come twice. */
async function* hashOf(redis: RedisConnection, key: string): AsyncGenerator<[string, string][]> {
  let cursor = "0";
  do {
    const reply = await askRedis(redis.call("hscan", key, cursor, "COUNT", STEP));
    const [next, flat] = (reply ?? ["0", []]) as [string, string[]];
    yield chunksOf(flat, 2).map(([field = "", value = ""]): [string, string] => [field, value]);
    cursor = next;
  } while (cursor !== "0");
}

const textsOf = (reply: unknown): (string | null)[] => (Array.isArray(reply) ? reply : []);
