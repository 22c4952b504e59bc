/** Names of one thing; the first is the one the index knows it by. Latin ones match as whole words, plural too. */
const GROUPS: readonly (readonly [string, ...string[]])[] = [
  ["西红柿", "番茄", "洋柿子", "tomato"],
  ["马铃薯", "土豆", "洋芋", "potato"],
  ["黄瓜", "青瓜", "cucumber"],
  ["茄子", "eggplant", "aubergine"],
  ["西兰花", "西蓝花", "绿菜花", "broccoli"],
  ["甜椒", "彩椒", "灯笼椒", "柿子椒"],
  ["胡萝卜", "红萝卜", "carrot"],
  ["卷心菜", "圆白菜", "包菜", "甘蓝"],
  ["白菜", "cabbage"],
  ["红薯", "地瓜", "番薯", "甘薯"],
  ["玉米", "苞米", "corn"],
  ["香菜", "芫荽"],
  ["菠萝", "凤梨", "pineapple"],
  ["猕猴桃", "奇异果", "kiwi"],
  ["草莓", "strawberry"],
  ["苹果", "apple"],
  ["香菇", "冬菇", "shiitake"],
  ["蘑菇", "mushroom"],
  ["大米", "rice"],
  ["花生", "落花生", "peanut"],
];

const groupOf = new Map(GROUPS.flatMap((group) => group.map((name) => [name, group] as const)));

const isLatin = (name: string) => /^[a-z]/.test(name);

// Longer names first: 落花生 before 花生.
const NAMES = new RegExp(
  [...groupOf.keys()]
    .sort((left, right) => right.length - left.length)
    .map((name) => (isLatin(name) ? `(?<![a-z])${name}(?=(?:s|es)?(?![a-z]))` : name))
    .join("|"),
  "g",
);
const PLURAL = /^(?:es|s)(?![a-z])/;

/** A folded text with every known name replaced by the one of its group. */
export function canonical(folded: string): string {
  let result = "";
  let rest = 0;
  for (const { 0: name, index } of folded.matchAll(NAMES)) {
    result += folded.slice(rest, index) + (groupOf.get(name)?.[0] ?? name);
    rest = index + name.length;
    if (isLatin(name)) rest += PLURAL.exec(folded.slice(rest))?.[0].length ?? 0;
  }
  return result + folded.slice(rest);
}

/** All names of the things that a folded text mentions by one of them. */
export function namesMeant(folded: string): string[] {
  return [...new Set([...folded.matchAll(NAMES)].flatMap(([name]) => groupOf.get(name) ?? []))];
}
