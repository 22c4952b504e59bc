import { escapeHtml } from "@mall/kernel";
import type { Frame, Origin } from "./fold.ts";

const WIDTH = 1200;
const ROW = 17;
const HEAD = 46;
const COLOURS: Record<Origin, string> = { shop: "#4c9f70", package: "#e0a458", node: "#7da7d9", native: "#c9ccd1" };
const LEGEND: Record<Origin, string> = {
  shop: "the shop",
  package: "packages",
  node: "Node's own JavaScript",
  native: "native code, garbage collection",
};

/** Narrower than this, in pixels, nothing could be seen. */
const LEAST = 3;

/** A flame graph upside down (callers above), as SVG. Width is time; what took less than a four-hundredth of it is left out. */
export function drawFlame(root: Frame, title: string): string {
  const boxes: string[] = [];
  let depth = 0;
  const draw = (frame: Frame, x: number, row: number): void => {
    const width = (frame.micros / root.micros) * WIDTH;
    if (width < LEAST) return;
    depth = Math.max(depth, row);
    boxes.push(boxOf(frame, { x, y: HEAD + row * ROW, width }, frame.micros / root.micros));
    let left = x;
    for (const callee of frame.callees) {
      draw(callee, left, row + 1);
      left += (callee.micros / root.micros) * WIDTH;
    }
  };
  draw(root, 0, 0);
  const height = HEAD + (depth + 1) * ROW + 4;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11">`,
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="8" y="18" font-size="14">${escapeHtml(title)}</text>`,
    legend(),
    ...boxes,
    "</svg>\n",
  ].join("\n");
}

function boxOf(frame: Frame, { x, y, width }: { x: number; y: number; width: number }, share: number): string {
  const label = escapeHtml(`${frame.name} ${(share * 100).toFixed(1)} %`);
  const characters = Math.floor((width - 4) / 6);
  const text = characters < 4 ? "" : escapeHtml(frame.name.slice(0, characters));
  const place = `x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${ROW - 1}"`;
  return `<g><title>${label}</title><rect ${place} fill="${COLOURS[frame.origin]}"/><text x="${(x + 2).toFixed(1)}" y="${y + 12}">${text}</text></g>`;
}

function legend(): string {
  return (Object.keys(LEGEND) as Origin[])
    .map((origin, index) => {
      const x = 8 + index * 190;
      return `<rect x="${x}" y="27" width="11" height="11" fill="${COLOURS[origin]}"/><text x="${x + 16}" y="37">${LEGEND[origin]}</text>`;
    })
    .join("\n");
}
