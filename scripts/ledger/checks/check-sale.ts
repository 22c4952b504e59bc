import type { Claim } from "../dossier.ts";
import type { Finding } from "../ledger-report.ts";
import { wonAt } from "../sales/sale-keys.ts";
import type { Places, SaleView } from "../sales/sales.ts";

/** What a sale has as held and sold is what its claims say. Whether its units add up is for `checkBooks`. */
export function checkSale({ skuId, held, sold, claims, cleared }: SaleView): Finding[] {
  if (cleared || !claims || (held === claims.held && sold === claims.sold)) return [];
  const detail = `The sale of SKU ${skuId} has ${held} held and ${sold} sold; its claims are ${claims.held} and ${claims.sold}.`;
  return [{ kind: "sale_differs_from_claims", skuId, subject: "sale", detail }];
}

/**
 * A buyer holds as many places as the sale allows, and each of them has a claim that stands. Claims of former rounds,
 * whose buyers a hand has left there, may be gone.
 */
export function checkPlaces(
  { skuId, userId, orderNos }: Places,
  sale: Pick<SaleView, "limitPerUser" | "cleared" | "since"> | undefined,
  claims: ReadonlyMap<string, Claim>,
): Finding[] {
  const findings: Finding[] = [];
  const buyer = `Buyer ${userId} of SKU ${skuId}`;
  if (sale && orderNos.length > sale.limitPerUser) {
    const detail = `${buyer} holds ${orderNos.length} places (${orderNos.join(", ")}), allowed are ${sale.limitPerUser}.`;
    findings.push({ kind: "too_many_places", skuId, subject: `user ${userId}`, detail });
  }
  if (!sale || sale.cleared) return findings;
  for (const orderNo of orderNos) {
    const claim = claims.get(orderNo);
    if (claim ? claim.state !== "released" : wonAt(orderNo) < sale.since) continue;
    const found = claim ? "is released" : "is not there";
    findings.push({
      kind: "place_without_claim",
      skuId,
      orderNo,
      detail: `${buyer} holds ${orderNo}, whose claim ${found}.`,
    });
  }
  return findings;
}
