import { parseArgs } from "node:util";
import { MAX_STOCK } from "./sale.ts";
import { UsageError, wholeNumber } from "./whole-number.ts";

/** What a run of the load script is to do. */
export interface LoadOptions {
  users: number;
  skuId: number;
  /** Address of the shop without a path. */
  url: URL;
  rounds: number;
  /** Units to put on sale before each round; undefined: take the sale as it is. */
  stock: number | undefined;
  /** How often a buyer who read "busy" tries again. */
  retries: number;
  /** Whether to ask what became of each won place. */
  check: boolean;
  help: boolean;
}

/** What --help prints. */
export const usage = `Usage: npm run seckill:load -- [options]
  --users N     buyers who click at the same moment (50)
  --sku ID      the SKU they want (2)
  --url URL     where the shop is (http://localhost:8080)
  --rounds N    how many times; more than one prepares the sale before each (1)
  --stock N     units to put on sale before each round; needs the shop's data on this machine (as it is; 5 with --rounds)
  --retries N   how often a buyer told to try later does so, a second after (1)
  --no-check    do not ask what became of the won places
  --help        this text
JWT_SECRET     signs the buyers' tokens, as the shop's own setting (my_secret_key)`;

const DEFAULT_STOCK = 5;

function parse(args: string[]) {
  const text = (value: string) => ({ type: "string" as const, default: value });
  try {
    return parseArgs({
      args,
      allowNegative: true,
      options: {
        users: text("50"),
        sku: text("2"),
        url: text("http://localhost:8080"),
        rounds: text("1"),
        stock: { type: "string" },
        retries: text("1"),
        check: { type: "boolean", default: true },
        help: { type: "boolean", short: "h", default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function shopAddress(text: string): URL {
  const url = URL.parse(text);
  if (url?.protocol === "http:" || url?.protocol === "https:") return url;
  throw new UsageError(`--url must be an address such as http://localhost:8080, not "${text}".`);
}

/** Reads the command line. @throws UsageError for anything that is not in the usage. */
export function parseOptions(args: string[]): LoadOptions {
  const given = parse(args);
  const rounds = wholeNumber("--rounds", given.rounds, 1, 1000);
  const fallback = rounds > 1 ? DEFAULT_STOCK : undefined;
  return {
    users: wholeNumber("--users", given.users, 1, 100_000),
    skuId: wholeNumber("--sku", given.sku, 1, Number.MAX_SAFE_INTEGER),
    url: shopAddress(given.url),
    rounds,
    stock: given.stock === undefined ? fallback : wholeNumber("--stock", given.stock, 1, MAX_STOCK),
    retries: wholeNumber("--retries", given.retries, 0, 20),
    check: given.check,
    help: given.help,
  };
}
