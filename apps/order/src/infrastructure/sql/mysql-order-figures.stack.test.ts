import { openScratchMysql } from "@mall/testkit/mysql";
import { sqlStageOf } from "../../testing/sql-stage.fixture.ts";
import type { OrderDatabase } from "./database.ts";
import { orderMigrations } from "./migrations.ts";
import { orderFiguresTests } from "./order-figures.fixture.ts";

orderFiguresTests("MySQL", async () => sqlStageOf(await openScratchMysql<OrderDatabase>(orderMigrations)));
