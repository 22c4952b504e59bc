type Words = readonly [string, ...string[]];

/** Shelves, and what lies on each of them. */
export const SHELVES: readonly [Shelf, ...Shelf[]] = [
  {
    name: "蔬菜",
    nameEn: "Vegetables",
    things: ["黄瓜", "西红柿", "土豆", "茄子", "莲藕", "山药", "芹菜", "菠菜", "胡萝卜"],
  },
  { name: "水果", nameEn: "Fruit", things: ["苹果", "雪梨", "蜜桃", "樱桃", "葡萄", "柚子", "石榴", "香蕉", "芒果"] },
  {
    name: "粮油",
    nameEn: "Grain and oil",
    things: ["大米", "小米", "面粉", "花生油", "菜籽油", "燕麦", "绿豆", "红豆"],
  },
  { name: "菌菇", nameEn: "Mushrooms", things: ["香菇", "木耳", "银耳", "平菇", "金针菇", "杏鲍菇", "猴头菇"] },
  { name: "禽蛋", nameEn: "Poultry and eggs", things: ["鸡蛋", "鸭蛋", "鹌鹑蛋", "乌鸡", "老鸭", "鸡翅", "鸡胸肉"] },
  { name: "水产", nameEn: "Seafood", things: ["鲈鱼", "带鱼", "对虾", "扇贝", "海带", "紫菜", "鱿鱼", "河蟹"] },
  { name: "零食", nameEn: "Snacks", things: ["薯片", "核桃", "杏仁", "果干", "锅巴", "豆干", "海苔", "饼干"] },
  { name: "茶饮", nameEn: "Tea", things: ["绿茶", "红茶", "乌龙茶", "菊花茶", "普洱", "果汁", "豆浆", "酸奶"] },
];

/** A shelf of the shop. */
export interface Shelf {
  name: string;
  nameEn: string;
  things: Words;
}

/** Where it comes from. */
export const PLACES: Words = [
  ...([
    "寿光",
    "洪湖",
    "五常",
    "烟台",
    "赣南",
    "阳澄",
    "普宁",
    "承德",
    "云南",
    "新疆",
    "海南",
    "舟山",
    "恩施",
    "武夷",
  ] as const),
  ...(["长白山", "大别山", "洞庭", "青海", "宁夏", "伊犁", "攀枝花", "丹东", "盘锦", "库尔勒"] as const),
];

/** How it is. */
export const QUALITIES: Words = [
  ...([
    "新鲜",
    "有机",
    "精选",
    "高山",
    "农家",
    "特级",
    "当季",
    "手工",
    "原味",
    "脆嫩",
    "香甜",
    "富硒",
    "无糖",
  ] as const),
  ...(["早春", "霜后", "古法", "冷榨", "整箱", "现摘"] as const),
];

/** How much of it. */
export const PACKS: Words = ["一份", "500g", "1斤装", "2斤装", "3斤尝鲜装", "5斤家庭装", "8斤实惠装", "礼盒装"];

/** What is said of it. */
export const PRAISES: Words = [
  ...(["当天采摘，次日送达。", "皮薄汁多，口感清甜。", "产地直供，支持追溯。", "适合清炒、凉拌和煲汤。"] as const),
  ...(["小包装，吃多少开多少。", "颗粒饱满，香味浓郁。", "冷链配送，坏了包赔。", "送礼自用都合适。"] as const),
];
