import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";

const DASHBOARDS = "deploy/grafana/dashboards/";

/** A query of a panel or an alert, and where it stands. */
export interface Asked {
  where: string;
  expr: string;
}

/** What every panel of every dashboard asks. */
export function panelQueries(): Asked[] {
  return readdirSync(DASHBOARDS).flatMap((file) => {
    const { panels } = JSON.parse(readFileSync(DASHBOARDS + file, "utf8")) as {
      panels: { title: string; targets: { expr: string }[] }[];
    };
    return panels.flatMap(({ title, targets }) => targets.map(({ expr }) => ({ where: `${file}, ${title}`, expr })));
  });
}

/** What every alert asks. */
export function alertQueries(): Asked[] {
  const { groups } = parse(readFileSync("deploy/prometheus/alerts.yml", "utf8")) as {
    groups: { rules: { alert: string; expr: string }[] }[];
  };
  return groups.flatMap(({ rules }) => rules.map(({ alert, expr }) => ({ where: alert, expr })));
}

/** One line of /metrics. */
export interface Series {
  name: string;
  labels: Record<string, string>;
}

/** Reads the text format of Prometheus. */
export function readSeries(text: string): Series[] {
  return text.split("\n").flatMap((line) => {
    const [, name = "", labels = ""] = /^([a-z_]\w*)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    const pairs = [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = "", value = ""]) => [key, value]);
    return name ? [{ name, labels: Object.fromEntries(pairs) }] : [];
  });
}

/**
 * The selectors of a query that no series answers, and labels by which it groups that none has.
 * @param exact whether values have to be there too; an alert asks for what is hoped never to be
 */
export function unanswered(expr: string, series: readonly Series[], exact: boolean): string[] {
  const selectors = [...expr.matchAll(/\b([a-z_]+)\{([^}]*)\}/g)];
  const missing = selectors.filter(([, name = "", matchers = ""]) => {
    const asked = [...matchers.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].filter(([, key]) => key !== "job");
    return !series.some((each) => each.name === name && asked.every((matcher) => meets(each, matcher, exact)));
  });
  const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, keys = ""]) => keys.split(/,\s*/));
  const names = new Set(selectors.map(([, name]) => name));
  const known = new Set(series.filter(({ name }) => names.has(name)).flatMap(({ labels }) => Object.keys(labels)));
  return [
    ...missing.map(([selector]) => selector),
    // Prometheus itself says where it has read from.
    ...grouped.filter((key) => key !== "instance" && !known.has(key)).map((key) => `by ${key}`),
  ];
}

function meets({ labels }: Series, [, key = "", operator, value = ""]: RegExpExecArray, exact: boolean): boolean {
  const found = labels[key];
  if (found === undefined) return false;
  if (!exact) return true;
  if (operator === "=") return found === value;
  if (operator === "!=") return found !== value;
  return new RegExp(`^(?:${value})$`).test(found) === (operator === "=~");
}
