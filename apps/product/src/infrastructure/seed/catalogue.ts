import { fruit } from "./fruit.ts";
import { grainAndOil } from "./grain-and-oil.ts";
import { mushrooms } from "./mushrooms.ts";
import { poultryAndEggs } from "./poultry-and-eggs.ts";
import type { SeedCategory, SeedProduct } from "./seed-types.ts";
import { vegetables } from "./vegetables.ts";

export type { SeedProduct } from "./seed-types.ts";

/** The shelves of a Shouguang vegetable farm's shop. */
export const seedCategories: SeedCategory[] = [
  { id: 1, name: "蔬菜", nameEn: "Vegetables", sort: 1 },
  { id: 2, name: "水果", nameEn: "Fruit", sort: 2 },
  { id: 3, name: "菌菇", nameEn: "Mushrooms", sort: 3 },
  { id: 4, name: "粮油", nameEn: "Grain and oil", sort: 4 },
  { id: 5, name: "禽蛋", nameEn: "Poultry and eggs", sort: 5 },
];

/** Everything the shop opens with, in the order of the ids. */
export const seedProducts: SeedProduct[] = [...vegetables, ...fruit, ...mushrooms, ...grainAndOil, ...poultryAndEggs];
