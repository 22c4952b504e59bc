const zh = {
  product: "商品",
  free: "可售",
  initial: "初始",
  held: "占用",
  sold: "已售",
  pool: { catalogue: "普通", sale: "秒杀" },
  adjust: "调整",
  adjustOf: "调整 {{name}} 的库存",
  delta: "增减",
  deltaHint: "正数入库，负数出库。",
  why: "原因",
  whyHint: "写进操作记录，例如“盘点多出 20 件”。",
  fromTo: "可售 {{before}} → {{after}}",
  adjusted: "库存现在是 {{stock}}",
  stockHint: "初始 = 可售 + 占用 + 已售。占用的是未支付的订单。",
  productsInAll: "共 {{count}} 个商品",
  noStock: "没有规格",
  soldOut: "缺货",
};

const en: typeof zh = {
  product: "Product",
  free: "Free",
  initial: "Initial",
  held: "Held",
  sold: "Sold",
  pool: { catalogue: "ordinary", sale: "flash sale" },
  adjust: "Adjust",
  adjustOf: "Adjust the stock of {{name}}",
  delta: "Change by",
  deltaHint: "Positive: pieces come in; negative: they go out.",
  why: "Reason",
  whyHint: "Kept in the audit log, such as “20 more found at stocktaking”.",
  fromTo: "Free {{before}} → {{after}}",
  adjusted: "The stock is {{stock}} now",
  stockHint: "Initial = free + held + sold. What unpaid orders take is held.",
  productsInAll: "Products: {{count}}",
  noStock: "There are no SKUs",
  soldOut: "Out of stock",
};

/** Texts about stock in the back office. */
export const warehouse = { zh, en };
