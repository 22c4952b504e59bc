/** The line through these values, drawn so that `peak` touches the top. */
export function pathOf(values: readonly number[], peak: number, { width, height }: { width: number; height: number }) {
  const points = values.map((value, place) => {
    const x = (place / (values.length - 1)) * width;
    const y = height - 1 - (value / peak) * (height - 2);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join(" L")}`;
}
