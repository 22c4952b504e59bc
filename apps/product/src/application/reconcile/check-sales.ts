import type { SaleAudit, SeckillBooks } from "../ports/seckill-books.ts";
import type { Finding } from "./finding.ts";
import type { Journal } from "./journal.ts";
import type { Walk } from "./walk.ts";

/** Looks at the books of every sale. */
export function checkSales(deps: { books: Pick<SeckillBooks, "audit">; journal: Pick<Journal, "repaired"> }): Walk {
  const { books, journal } = deps;
  let open: Finding[] = [];
  return {
    open: () => open,
    walk: async () => {
      const audits = await books.audit();
      for (const audit of audits.filter(({ verdict }) => verdict === "recounted")) {
        journal.repaired(finding(audit, "sale_books", `books written anew from the claims: ${inWords(audit)}`));
      }
      open = audits.flatMap((audit) => [...unclear(audit), ...oversold(audit)]);
    },
  };
}

const finding = ({ skuId }: SaleAudit, kind: Finding["kind"], detail: string): Finding => ({
  ...{ kind, skuId, orderNo: "", detail },
});

const inWords = ({ initial, free, held, sold }: SaleAudit) =>
  `initial ${initial}, free ${free}, held ${held}, sold ${sold}`;

function unclear(audit: SaleAudit): Finding[] {
  if (audit.verdict !== "unclear") return [];
  return [finding(audit, "sale_books", `the books of the sale and its claims differ: ${inWords(audit)}`)];
}

function oversold(audit: SaleAudit): Finding[] {
  if (audit.over === 0) return [];
  return [finding(audit, "oversold", `places sold beyond the units of the sale: ${audit.over}; ${inWords(audit)}`)];
}
