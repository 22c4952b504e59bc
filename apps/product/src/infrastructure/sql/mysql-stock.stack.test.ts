import { stockContract } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";
import { stockStageOf } from "./stock-stage.fixture.ts";

stockContract("MySQL", async () => await stockStageOf(await openScratchMysql<ProductDatabase>(productMigrations)));
