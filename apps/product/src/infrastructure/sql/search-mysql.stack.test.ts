import { productSearchContract } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";
import { searchScanTests } from "./search-scan.fixture.ts";
import { searchStageOf } from "./search-stage.fixture.ts";

const openStage = async () => searchStageOf(await openScratchMysql<ProductDatabase>(productMigrations));

productSearchContract("MySQL", openStage, "scan");
searchScanTests("MySQL", openStage);
