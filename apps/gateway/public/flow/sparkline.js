const NS = "http://www.w3.org/2000/svg";
const WIDTH = 160;
const HEIGHT = 32;

/** A small chart of two lines: what passed, as an area, and what was refused, as a line. */
export function createSparkline() {
  const svg = svgElement("svg", {
    ...{ viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, class: "sparkline", role: "img" },
    preserveAspectRatio: "none",
  });
  const pass = svgElement("path", { class: "pass" });
  const block = svgElement("path", { class: "block" });
  svg.append(pass, block);
  return {
    svg,
    draw: (series) => {
      const [passed, blocked] = [series.map((each) => each.pass), series.map((each) => each.block)];
      const [mostPassed, mostBlocked] = [Math.max(...passed), Math.max(...blocked)];
      const peak = Math.max(mostPassed, mostBlocked, 1);
      pass.setAttribute("d", `${pathOf(passed, peak)} V${HEIGHT} H0 Z`);
      block.setAttribute("d", mostBlocked === 0 ? "" : pathOf(blocked, peak));
      svg.setAttribute("aria-label", `pass ≤ ${Math.round(mostPassed)}/s, block ≤ ${Math.round(mostBlocked)}/s`);
      return peak;
    },
  };
}

/** The line through these values, drawn so that `peak` touches the top. */
export function pathOf(values, peak, width = WIDTH, height = HEIGHT) {
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * width;
    const y = height - 1 - (value / peak) * (height - 2);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join(" L")}`;
}

function svgElement(tag, attributes) {
  const made = document.createElementNS(NS, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
