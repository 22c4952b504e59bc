import { after, before, describe } from "node:test";
import { stockBooksTests } from "./stock-books.ts";
import { stockModelTests } from "./stock-model.ts";
import { stockReserveTests } from "./stock-reserve.ts";
import { stockSettleTests } from "./stock-settle.ts";
import type { StockStage } from "./stock-stage.ts";

export type { StockStage } from "./stock-stage.ts";

/**
 * What every stock of normal orders must do, whatever it is made of. Registers the tests with node:test.
 * @param makeStock opens one stock; all tests use it, each with SKUs of its own.
 */
export function stockContract(name: string, makeStock: () => Promise<StockStage>): void {
  describe(`stock contract: ${name}`, () => {
    let stage: StockStage | undefined;
    before(async () => {
      stage = await makeStock();
    });
    after(async () => {
      await stage?.close();
    });
    const current = (): StockStage => {
      if (!stage) throw new Error("the stage is not open");
      return stage;
    };
    stockReserveTests(current);
    stockSettleTests(current);
    stockModelTests(current);
    stockBooksTests(current);
  });
}
