// Sends what a description-driven fuzzer makes up to every route of a running shop: `npm run test:api`.
// `-- --examples 50` tries more, `-- --seed 7` repeats a run. Needs python3; skips itself where there is none.
import { parseArgs } from "node:util";
import { newBuyer } from "../system/buyer.fixture.ts";
import { type RunningShop, startShop } from "../system/shop.fixture.ts";
import { type Account, ROUNDS, type Round } from "./rounds.ts";
import { type Extent, installSchemathesis, runRound } from "./schemathesis.ts";

const { values } = parseArgs({
  options: { examples: { type: "string", default: "20" }, seed: { type: "string", default: "1" } },
});

/** Limits answer 429 to whoever is fast, and a fuzzer is: it would see little else. */
const NO_LIMITS = { flow: [], hotParameter: [] };

async function main(): Promise<boolean> {
  const shop = await startShop({ SECKILL_QPS: "0", LOG_LEVEL: "error" });
  try {
    const tokens = await logIn(shop);
    const results: [Round, boolean, number][] = [];
    for (const round of ROUNDS) {
      const start = Date.now();
      results.push([round, await passes(shop, round, tokens[round.account]), Date.now() - start]);
    }
    for (const [{ name }, passed, ms] of results) {
      console.log(`${passed ? "ok    " : "FAILED"} ${(ms / 1000).toFixed(0).padStart(4)} s  ${name}`);
    }
    return results.every(([, passed]) => passed);
  } finally {
    if (shop.output().includes('"level":"error"')) console.log(shop.output());
    await shop.dispose();
  }
}

async function logIn({ api }: RunningShop): Promise<Record<Account, string>> {
  const tokenOf = async (username: string) =>
    (await api.post("user/login", { username, password: "123" })).data.token as string;
  const operator = await tokenOf("operator");
  const lifted = await api.put("ops/flow/rules", { rules: NO_LIMITS, comment: "for the fuzzer" }, operator);
  if (lifted.status !== 200) throw new Error(`the limits stay: ${lifted.msg}`);
  const [buyer, leaver] = [(await newBuyer(api)).token, (await newBuyer(api)).token];
  return { buyer, operator, admin: await tokenOf("admin"), leaver };
}

async function passes({ api, url }: RunningShop, round: Round, token: string): Promise<boolean> {
  console.log(`\n--- ${round.name}\n`);
  const extent: Extent = { examples: Number(values.examples), seed: Number(values.seed) };
  const passed = await runRound(round, url, token, extent);
  // A session that ended on the way would have turned the rest into tests of 401.
  const { status } = await api.get("user/info", token);
  if (status === 200 || round.endsSession) return passed;
  console.log(`The session of the ${round.account} ended during this round: ${status}.`);
  return false;
}

const missing = installSchemathesis();
if (missing) {
  const required = process.env.CI_REQUIRE_SCHEMATHESIS === "1";
  console.log(`${required ? "FAILED" : "SKIPPED"}: schemathesis cannot be installed here.\n${missing}`);
  process.exitCode = required ? 1 : 0;
} else {
  process.exitCode = (await main()) ? 0 : 1;
}
