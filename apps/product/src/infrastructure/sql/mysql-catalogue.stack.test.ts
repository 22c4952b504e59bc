import { openScratchMysql } from "@mall/testkit/mysql";
import { catalogueChangeTests } from "./catalogue-changes.fixture.ts";
import { productMigrations } from "./migrations.ts";
import type { ProductDatabase } from "./schema.ts";

catalogueChangeTests("MySQL", () => openScratchMysql<ProductDatabase>(productMigrations));
