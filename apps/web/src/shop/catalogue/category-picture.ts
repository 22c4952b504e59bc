const PICTURES = new Map([
  [1, "broccoli"],
  [2, "strawberry"],
  [3, "shiitake"],
  [4, "rice"],
  [5, "free-range-eggs"],
]);

/** A picture that stands for a category: of one of its products. */
export const pictureOf = (categoryId: number): string => {
  const name = PICTURES.get(categoryId);
  return name ? `/pictures/${name}.svg` : "/favicon.svg";
};
