import type { SeedProduct } from "./seed-types.ts";

/** Fruit. */
export const fruit: SeedProduct[] = [
  {
    id: 11,
    categoryId: 2,
    name: "红颜草莓",
    description: "基质架上长大的红颜草莓，个大香浓，轻轻一抿就化，采后两小时冷链发出，收到请尽快品尝。",
    picture: "/pictures/strawberry.svg",
    priceCents: 2980,
    skus: [
      { id: 11, name: "1斤礼盒", priceCents: 2980, stock: 300 },
      { id: 108, name: "3斤礼盒", priceCents: 7980, stock: 200 },
    ],
  },
  {
    id: 12,
    categoryId: 2,
    name: "麒麟西瓜",
    description: "皮薄瓤红的麒麟西瓜，爽脆多汁，中心糖度十二以上，冰镇后对半切开，抱着勺子挖着吃最过瘾。",
    picture: "/pictures/watermelon.svg",
    priceCents: 3990,
    skus: [{ id: 12, name: "1个约8斤", priceCents: 3990, stock: 300 }],
  },
  {
    id: 13,
    categoryId: 2,
    name: "烟台红富士苹果",
    description: "昼夜温差养出来的红富士苹果，脆甜多汁带蜜心，常温能放半个月，早餐带一个刚刚好，送礼也体面。",
    picture: "/pictures/apple.svg",
    priceCents: 2590,
    skus: [
      { id: 13, name: "5斤装", priceCents: 2590, stock: 400 },
      { id: 109, name: "10斤装", priceCents: 4690, stock: 200 },
    ],
  },
  {
    id: 14,
    categoryId: 2,
    name: "巨峰葡萄",
    description: "自然成熟的巨峰葡萄，颗颗紫黑饱满，果粉厚、汁水足，酸甜有浓香，冻一冻就是天然冰沙。",
    picture: "/pictures/grapes.svg",
    priceCents: 1890,
    skus: [{ id: 14, name: "2斤装", priceCents: 1890, stock: 300 }],
  },
  {
    id: 15,
    categoryId: 2,
    name: "千禧圣女果",
    description: "一口一个的千禧圣女果，也有人叫小番茄，皮薄脆甜，当零食、配沙拉都行，老人孩子都喜欢。",
    picture: "/pictures/cherry-tomato.svg",
    priceCents: 1290,
    skus: [
      { id: 15, name: "1斤装", priceCents: 1290, stock: 500 },
      { id: 110, name: "3斤装", priceCents: 3390, stock: 250 },
    ],
  },
];
