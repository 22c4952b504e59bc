import { admin } from "../../apps/web/src/admin/i18n/admin.ts";
import { fulfilment } from "../../apps/web/src/admin/i18n/fulfilment.ts";
import { goods } from "../../apps/web/src/admin/i18n/goods.ts";
import { people } from "../../apps/web/src/admin/i18n/people.ts";
import { trade } from "../../apps/web/src/admin/i18n/trade.ts";
import { warehouse } from "../../apps/web/src/admin/i18n/warehouse.ts";
import { en as commonEn } from "../../apps/web/src/i18n/common/en.ts";
import { zh as commonZh } from "../../apps/web/src/i18n/common/zh.ts";
import { liveSale } from "../../apps/web/src/ops/i18n/live-sale.ts";
import { services } from "../../apps/web/src/ops/i18n/services.ts";
import { account } from "../../apps/web/src/shop/i18n/account.ts";
import { buying } from "../../apps/web/src/shop/i18n/buying.ts";
import { catalogue } from "../../apps/web/src/shop/i18n/catalogue.ts";
import { sale } from "../../apps/web/src/shop/i18n/sale.ts";

const AREAS = {
  account,
  admin,
  buying,
  catalogue,
  fulfilment,
  goods,
  liveSale,
  people,
  sale,
  services,
  trade,
  warehouse,
};

type Area = keyof typeof AREAS;

/** What the pages say in a language: tests look for the same texts as the pages show. */
export type Texts = { common: typeof commonZh } & { [A in Area]: (typeof AREAS)[A]["zh"] };

/** The texts of a language. */
export function textsOf(language: "zh" | "en"): Texts {
  const areas = Object.entries(AREAS).map(([name, texts]) => [name, texts[language]]);
  return { common: { zh: commonZh, en: commonEn }[language], ...Object.fromEntries(areas) };
}

/** A text with the values of its places: "{{count}} left". */
export function filled(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ""));
}
