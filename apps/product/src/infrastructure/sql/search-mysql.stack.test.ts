import { productSearchContract } from "@mall/testkit";
import { openScratchMysql } from "@mall/testkit/mysql";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";
import { searchScanTests } from "./search-scan.fixture.ts";
import { searchStageOf } from "./search-stage.fixture.ts";
import { searchTermsTests } from "./search-terms.fixture.ts";

const openDatabase = () => openScratchMysql<ProductDatabase>(productMigrations);
const openStage = async (noted = false) => searchStageOf(await openDatabase(), { noted });

productSearchContract("MySQL", () => openStage(), "scan");
productSearchContract("MySQL, by terms", () => openStage(true), "scan");
searchTermsTests("MySQL", openDatabase);
searchScanTests("MySQL", () => openStage());
searchScanTests("MySQL, by terms", () => openStage(true));
