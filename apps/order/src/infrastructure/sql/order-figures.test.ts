import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { openSqlStage } from "../../testing/sql-stage.fixture.ts";
import { orderFiguresTests } from "./order-figures.fixture.ts";
import { createOrderStatistics } from "./order-figures.ts";

orderFiguresTests("SQLite", openSqlStage);

test("the figures of some days are looked up by indexes", async () => {
  const { db, tracing, close } = await openSqlStage();
  await tracing.span("queries", {}, async () => {
    await createOrderStatistics(db).figures({ firstMs: 1, count: 7 });
  });
  const asked = tracing.spans
    .map((span) => String(span.attributes["db.query.text"]))
    .filter((text) => /_at/.test(text));
  assert.equal(asked.length, 3);
  for (const text of asked) {
    const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(text)}`.execute(db);
    assert.match(rows[0]?.detail ?? "", /SEARCH orders USING (COVERING )?INDEX orders_(by_kind|due)/, text);
  }
  await close();
});
