/** One file of the tree and the import it makes. */
export interface Case {
  file: string;
  source: string;
}

/** Workspaces of the tree and the entry their package.json exports. */
export const workspaces: [folder: string, entry: string][] = [
  ["packages/kernel", "./src/index.ts"],
  ["packages/storage", "./src/index.ts"],
  ["packages/flow-control", "./src/index.ts"],
  ["packages/testkit", "./src/index.ts"],
  ["apps/order", "./src/compose.ts"],
  ["apps/product", "./src/compose.ts"],
  ["apps/shop", "./src/compose.ts"],
];

/** What the cases import. */
export const surroundings: Record<string, string> = {
  "node_modules/kysely/package.json": `{ "name": "kysely", "type": "module", "exports": "./index.js" }`,
  "node_modules/kysely/index.js": "export const sql = 1;",
  "packages/kernel/src/index.ts": "export interface Clock { now(): number }",
  "packages/storage/src/index.ts": "export const open = 1;",
  "packages/storage/src/ring.ts": `import type { Ring } from "./ring-back.ts"; export interface Other { ring: Ring }`,
  "packages/flow-control/src/index.ts": "export const gate = 1;",
  "packages/testkit/src/index.ts": "export const fake = 1;",
  "apps/order/src/infrastructure/sql.ts": `import { sql } from "kysely"; export const rows = sql;`,
  "apps/order/src/compose.ts": `export { rows } from "./infrastructure/sql.ts";`,
  "apps/order/src/domain/order.ts": "export interface Order { id: number }",
  "apps/order/src/application/index.ts": "export const useCases = 1;",
  "apps/product/src/compose.ts": "export const product = 1;",
};

/** Each breaks the one rule named. */
export const violations: (Case & { rule: string })[] = [
  {
    rule: "domain-is-pure",
    file: "apps/order/src/domain/type-of-driver.ts",
    source: `import type { Kysely } from "kysely"; export type Db = Kysely;`,
  },
  {
    rule: "domain-is-pure",
    file: "apps/order/src/domain/package.ts",
    source: `import { open } from "@mall/storage"; open;`,
  },
  {
    rule: "domain-is-pure",
    file: "apps/order/src/domain/use-case.ts",
    source: `import { useCases } from "../application/index.ts"; useCases;`,
  },
  {
    rule: "domain-is-pure",
    file: "apps/order/src/domain/core.ts",
    source: `import { randomInt } from "node:crypto"; randomInt;`,
  },
  {
    rule: "application-knows-no-driver",
    file: "apps/order/src/application/driver.ts",
    source: `import { sql } from "kysely"; sql;`,
  },
  {
    rule: "application-knows-no-driver",
    file: "apps/order/src/application/type-of-driver.ts",
    source: `import type { DatabaseSync } from "node:sqlite"; export type Db = DatabaseSync;`,
  },
  {
    rule: "application-knows-no-driver",
    file: "apps/order/src/application/package.ts",
    source: `import { open } from "@mall/storage"; open;`,
  },
  {
    rule: "infrastructure-is-wired-by-compose",
    file: "apps/order/src/application/adapter.ts",
    source: `import { rows } from "../infrastructure/sql.ts"; rows;`,
  },
  {
    rule: "infrastructure-is-wired-by-compose",
    file: "apps/order/src/main.ts",
    source: `import { rows } from "./infrastructure/sql.ts"; rows;`,
  },
  {
    rule: "packages-know-no-app",
    file: "packages/storage/src/app.ts",
    source: `import { product } from "@mall/product"; product;`,
  },
  {
    rule: "apps-are-apart",
    file: "apps/order/src/neighbour.ts",
    source: `import type { product } from "@mall/product"; export type P = typeof product;`,
  },
  {
    rule: "apps-by-their-entry",
    file: "scripts/by-path.ts",
    source: `import type { Order } from "../apps/order/src/domain/order.ts"; export type O = Order;`,
  },
  {
    rule: "workspaces-by-their-name",
    file: "apps/order/src/by-path.ts",
    source: `import type { Clock } from "../../../packages/kernel/src/index.ts"; export type C = Clock;`,
  },
  {
    rule: "kernel-stands-alone",
    file: "packages/kernel/src/storage.ts",
    source: `import { open } from "@mall/storage"; open;`,
  },
  {
    rule: "flow-control-stands-alone",
    file: "packages/flow-control/src/storage.ts",
    source: `import { open } from "@mall/storage"; open;`,
  },
  {
    rule: "flow-control-core-knows-no-driver",
    file: "packages/flow-control/src/driver.ts",
    source: `import { sql } from "kysely"; sql;`,
  },
  {
    rule: "flow-control-core-knows-no-driver",
    file: "packages/flow-control/src/upwards.ts",
    source: `import { adapter } from "./adapters/right.ts"; adapter;`,
  },
  {
    rule: "testkit-is-for-tests",
    file: "packages/storage/src/fake.ts",
    source: `import { fake } from "@mall/testkit"; fake;`,
  },
  {
    rule: "no-circular",
    file: "packages/storage/src/ring-back.ts",
    source: `import type { Other } from "./ring.ts"; export interface Ring { other: Other }`,
  },
  {
    rule: "resolvable",
    file: "packages/storage/src/nowhere.ts",
    source: `import { nothing } from "./no-such-file.ts"; nothing;`,
  },
];

/** The same kinds of import where they are right: the rules must leave them alone. */
export const allowed: Case[] = [
  {
    file: "apps/order/src/domain/right.ts",
    source: `import type { Clock } from "@mall/kernel"; import type { Order } from "./order.ts"; export type R = [Clock, Order];`,
  },
  {
    file: "apps/order/src/domain/right.test.ts",
    source: `import "node:test"; import { rows } from "../infrastructure/sql.ts"; import { fake } from "@mall/testkit"; [rows, fake];`,
  },
  {
    file: "apps/order/src/application/right.ts",
    source: `import "node:crypto"; import type { Order } from "../domain/order.ts"; export type R = Order;`,
  },
  {
    file: "apps/order/src/infrastructure/right.ts",
    source: `import { open } from "@mall/storage"; import { rows } from "./sql.ts"; [open, rows];`,
  },
  {
    file: "apps/shop/src/compose.ts",
    source: `import { rows } from "@mall/order"; import { product } from "@mall/product"; [rows, product];`,
  },
  { file: "packages/storage/src/writer.fixture.ts", source: `import { fake } from "@mall/testkit"; fake;` },
  { file: "scripts/right.ts", source: `import { rows } from "@mall/order"; rows;` },
  {
    file: "packages/flow-control/src/right.ts",
    source: `import type { Clock } from "@mall/kernel"; export type C = Clock;`,
  },
  {
    file: "packages/flow-control/src/adapters/right.ts",
    source: `import { sql } from "kysely"; export const adapter = sql;`,
  },
];
