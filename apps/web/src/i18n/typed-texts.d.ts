import type { admin } from "../admin/i18n/admin.ts";
import type { fulfilment } from "../admin/i18n/fulfilment.ts";
import type { goods } from "../admin/i18n/goods.ts";
import type { people } from "../admin/i18n/people.ts";
import type { records } from "../admin/i18n/records.ts";
import type { trade } from "../admin/i18n/trade.ts";
import type { warehouse } from "../admin/i18n/warehouse.ts";
import type { flow } from "../ops/i18n/flow.ts";
import type { ledger } from "../ops/i18n/ledger.ts";
import type { liveSale } from "../ops/i18n/live-sale.ts";
import type { ops } from "../ops/i18n/ops.ts";
import type { overview } from "../ops/i18n/overview.ts";
import type { queues } from "../ops/i18n/queues.ts";
import type { services } from "../ops/i18n/services.ts";
import type { traces } from "../ops/i18n/traces.ts";
import type { account } from "../shop/i18n/account.ts";
import type { buying } from "../shop/i18n/buying.ts";
import type { catalogue } from "../shop/i18n/catalogue.ts";
import type { sale } from "../shop/i18n/sale.ts";
import type { zh } from "./common/zh.ts";

// A text that is not there is an error of the type check.
declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: {
      common: typeof zh;
      account: (typeof account)["zh"];
      catalogue: (typeof catalogue)["zh"];
      buying: (typeof buying)["zh"];
      sale: (typeof sale)["zh"];
      admin: (typeof admin)["zh"];
      goods: (typeof goods)["zh"];
      people: (typeof people)["zh"];
      records: (typeof records)["zh"];
      trade: (typeof trade)["zh"];
      fulfilment: (typeof fulfilment)["zh"];
      warehouse: (typeof warehouse)["zh"];
      ops: (typeof ops)["zh"];
      liveSale: (typeof liveSale)["zh"];
      services: (typeof services)["zh"];
      overview: (typeof overview)["zh"];
      queues: (typeof queues)["zh"];
      traces: (typeof traces)["zh"];
      ledger: (typeof ledger)["zh"];
      flow: (typeof flow)["zh"];
    };
  }
}
