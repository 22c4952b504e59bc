import type { SeedProduct } from "./seed-types.ts";

/** Poultry and eggs. */
export const poultryAndEggs: SeedProduct[] = [
  {
    id: 23,
    categoryId: 5,
    name: "散养土鸡蛋",
    description: "林下散养母鸡产的土鸡蛋，也叫柴鸡蛋、笨鸡蛋，个头不大，蛋黄橙红饱满，水煮、蒸蛋羹都没有腥味。",
    picture: "/pictures/free-range-eggs.svg",
    priceCents: 2680,
    skus: [{ id: 23, name: "30枚装", priceCents: 2680, stock: 400 }],
  },
  {
    id: 24,
    categoryId: 5,
    name: "微山湖鸭蛋",
    description: "湖区放养麻鸭的鲜鸭蛋，个大壳青，蛋黄大而起沙，腌成咸蛋筷子一戳就流油，也可以做成松花蛋，就是皮蛋。",
    picture: "/pictures/duck-eggs.svg",
    priceCents: 3280,
    skus: [{ id: 24, name: "20枚装", priceCents: 3280, stock: 300 }],
  },
  {
    id: 25,
    categoryId: 5,
    name: "农家散养鸡",
    description: "生长一百八十天的农家散养鸡，也叫土鸡、柴鸡，现宰现发，肉紧皮薄，清炖一锅汤色金黄，不用味精也鲜。",
    picture: "/pictures/farm-chicken.svg",
    priceCents: 8800,
    skus: [{ id: 25, name: "整只约3斤", priceCents: 8800, stock: 200 }],
  },
];
