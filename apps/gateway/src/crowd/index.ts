export { askForPass, type Pass, passOf } from "./passes.ts";
export { type Answer, createShopClient, type Envelope, type ShopClient } from "./shop-client.ts";
export { solve } from "./solve.ts";
export { signToken } from "./token.ts";
export { type Verdict, verdictOf } from "./verdict.ts";
