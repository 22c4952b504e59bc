import type { SeedProduct } from "./seed-types.ts";

/** Mushrooms. */
export const mushrooms: SeedProduct[] = [
  {
    id: 16,
    categoryId: 3,
    name: "鲜香菇",
    description: "椴木香型的鲜香菇，也叫冬菇、花菇，菌盖厚实有花纹，炖鸡、炒青菜提鲜，剪下来的柄也能切丝煸香。",
    picture: "/pictures/shiitake.svg",
    priceCents: 980,
    skus: [{ id: 16, name: "250g", priceCents: 980, stock: 400 }],
  },
  {
    id: 17,
    categoryId: 3,
    name: "平菇",
    description: "清早现采的平菇，又叫蚝菇，肉厚不碎，撕成条做干炸平菇外酥里嫩，做汤也鲜，是餐桌上的平价好味。",
    picture: "/pictures/oyster-mushroom.svg",
    priceCents: 480,
    skus: [{ id: 17, name: "500g", priceCents: 480, stock: 400 }],
  },
  {
    id: 18,
    categoryId: 3,
    name: "金针菇",
    description: "雪白细嫩的金针菇，涮火锅、蒜蓉粉丝蒸都是主角，口感爽滑，剪去根部、开袋洗净就能下锅。",
    picture: "/pictures/enoki.svg",
    priceCents: 350,
    skus: [{ id: 18, name: "300g", priceCents: 350, stock: 600 }],
  },
];
