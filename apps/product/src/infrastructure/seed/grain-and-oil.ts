import type { SeedProduct } from "./seed-types.ts";

/** Grain and oil. */
export const grainAndOil: SeedProduct[] = [
  {
    id: 19,
    categoryId: 4,
    name: "东北长粒香大米",
    description: "黑土地一年一熟的长粒香，米粒修长油亮，煮饭满屋香，凉了也不回生，做炒饭粒粒分明。",
    picture: "/pictures/rice.svg",
    priceCents: 3980,
    skus: [{ id: 19, name: "10斤装", priceCents: 3980, stock: 400 }],
  },
  {
    id: 20,
    categoryId: 4,
    name: "沁州黄小米",
    description: "金黄的沁州小米，新谷子去壳现碾，熬粥二十分钟就起一层米油，米香浓郁，早晚一碗热粥正好，也能蒸小米饭。",
    picture: "/pictures/millet.svg",
    priceCents: 2280,
    skus: [
      { id: 20, name: "2斤装", priceCents: 2280, stock: 300 },
      { id: 111, name: "5斤装", priceCents: 5280, stock: 200 },
    ],
  },
  {
    id: 21,
    categoryId: 4,
    name: "压榨花生油",
    description: "小榨坊物理压榨的花生油，选用当季花生，不加香精，香味醇厚，炒菜、拌馅、炸酱都提香，是家常食用油。",
    picture: "/pictures/peanut-oil.svg",
    priceCents: 8990,
    skus: [{ id: 21, name: "5L桶装", priceCents: 8990, stock: 300 }],
  },
  {
    id: 22,
    categoryId: 4,
    name: "烟薯25号红薯",
    description: "流油的烟薯25号红薯，又叫地瓜、番薯，烤着吃像蜂蜜，蒸着吃绵软，放一周糖化后更甜。",
    picture: "/pictures/sweet-potato.svg",
    priceCents: 1990,
    skus: [{ id: 22, name: "5斤装", priceCents: 1990, stock: 500 }],
  },
];
