import { insertIgnore } from "@mall/storage";
import type { Kysely } from "kysely";
import type { NewReview } from "../application/review-store.ts";
import type { ReviewDatabase } from "./migrations.ts";
import { rowOf } from "./review-rows.ts";

/** No account has this id: what the demo brings along is nobody's to change. */
const NOBODY = 0;

/** When the first was written, in milliseconds since the epoch: 2026-01-05 12:00 in China. The others follow daily. */
const FIRST_AT = Date.UTC(2026, 0, 5, 4);
const DAY_MS = 24 * 60 * 60 * 1000;

interface Bought {
  productId: number;
  skuId: number;
  productName: string;
  skuName: string;
}

const tomato = { productId: 1, skuId: 1, productName: "新鲜西红柿", skuName: "500g" };
const tomatoes = { ...tomato, skuId: 101, skuName: "5斤家庭装" };
const cucumber = { productId: 2, skuId: 2, productName: "寿光水果黄瓜", skuName: "3斤尝鲜装" };
const corn = { productId: 9, skuId: 9, productName: "甜玉米", skuName: "2根装" };
const strawberry = { productId: 11, skuId: 11, productName: "红颜草莓", skuName: "1斤礼盒" };
const melon = { productId: 12, skuId: 12, productName: "麒麟西瓜", skuName: "1个约8斤" };
const apple = { productId: 13, skuId: 13, productName: "烟台红富士苹果", skuName: "5斤装" };
const rice = { productId: 19, skuId: 19, productName: "东北长粒香大米", skuName: "10斤装" };
const eggs = { productId: 23, skuId: 23, productName: "散养土鸡蛋", skuName: "30枚装" };
const chicken = { productId: 25, skuId: 25, productName: "农家散养鸡", skuName: "整只约3斤" };

/** Who says what about it, and how many stars. Good and bad: a shelf that is only praised is believed by nobody. */
const DEMO_REVIEWS: [bought: Bought, username: string, rating: number, content: string][] = [
  [tomato, "xiaoman", 5, "真的是沙瓤，切开汁水很足，凉拌糖孩子一个人吃了一盘。"],
  [tomato, "laozhou", 4, "味道有小时候的感觉，就是有一个压破了皮，客服补了优惠券。"],
  [tomatoes, "chufang", 5, "五斤一家四口吃了一周，最后两个做汤也没坏。"],
  [cucumber, "qinglan", 5, "秒杀抢到的，个头整齐，冰镇以后特别脆，没有苦味。"],
  [cucumber, "ahui", 3, "口感不错，但是三斤里有几根偏老，籽大了一点。"],
  [cucumber, "dongdong", 4, "皮薄不用削，带去公司当零食正好。快递慢了一天。"],
  [corn, "nongjia", 5, "水煮八分钟就很甜，粒很饱满，生吃也可以。"],
  [strawberry, "miaomiao", 4, "香味浓，颗颗都大。路上颠坏了两颗，其余都很新鲜。"],
  [strawberry, "weiran", 2, "甜度一般，收到时底层有点软了，希望包装再厚一点。"],
  [melon, "xiatian", 5, "皮真薄，中间特别甜，八斤半，冰一下午刚好。"],
  [apple, "yantai", 5, "脆，有蜜心，五斤有十一个，个头均匀。"],
  [apple, "laozhou", 4, "好吃，就是有两个带点擦伤，不影响吃。"],
  [rice, "dongbei", 5, "煮饭很香，冷了做炒饭不粘，会回购。"],
  [eggs, "chufang", 4, "三十个碎了一个，蛋黄颜色很好，蒸蛋没有腥味。"],
  [chicken, "huangwei", 3, "炖汤鲜，肉确实紧，要炖两个小时以上，老人嫌有点硬。"],
];

/** Puts the demo's reviews on the shelf, once: later starts find them, hidden or not, and change nothing. */
export async function createDemoReviews(db: Kysely<ReviewDatabase>): Promise<void> {
  const rows = DEMO_REVIEWS.map(([bought, username, rating, content], index) => {
    const orderNo = `demo-${index + 1}`;
    const review: NewReview = { ...bought, ...{ userId: NOBODY, username, orderNo, rating, content } };
    return rowOf(review, FIRST_AT + index * DAY_MS);
  });
  await insertIgnore(db, "reviews", rows);
}
