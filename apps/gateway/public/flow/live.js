import { call } from "./api.js";
import { createBreakerView } from "./breakers.js";
import { byId, say, sayError, setText } from "./dom.js";
import { clockTime } from "./format.js";
import { createInstanceView } from "./instances.js";
import { createRefusalView } from "./refusals.js";
import { createResourceView } from "./resources.js";
import { createSeries, LENGTH } from "./series.js";

/**
 * The figures. `look` asks for them and shows them; it throws what says that this user may not see them, and tells of
 * everything else on the page.
 */
export function createLive(moreViews) {
  const series = createSeries();
  const tables = [createResourceView(series), createBreakerView(), createInstanceView(), createRefusalView()];
  const views = [showNow, ...tables, ...moreViews];
  const message = byId("live-message");
  let filled = false;

  const refresh = async () => {
    const figures = withProcesses(await call("GET", "ops/flow/figures"));
    series.add({ ...figures, sources: [...figures.processes].sort().join() });
    for (const show of views) await show(figures);
    if (!filled) await fill(series, figures.at);
    filled = true;
  };
  return {
    look: async () => {
      try {
        await refresh();
        say(message, "");
      } catch (error) {
        if (error.status === 401 || error.status === 403) throw error;
        sayError(message, { message: `${error.message}（自动重试 · trying again）` });
      }
    },
  };
}

/** One process, or the workers of a gateway. */
const withProcesses = (figures) => ({ ...figures, processes: figures.processes ?? [figures.process] });

async function fill(series, at) {
  const { seconds } = await call("GET", `ops/flow/metrics?from=${at - LENGTH * 1000}&to=${at}&limit=10000`);
  series.fill(seconds);
}

function showNow({ at, processes, breakers }) {
  const open = breakers.filter(({ state }) => state === "open").length;
  const who = processes.length === 1 ? `进程 process ${processes[0]}` : `${processes.length} 个进程 processes`;
  const broken = open === 0 ? "没有打开的熔断器 no breaker is open" : `■ 打开的熔断器 open breakers: ${open}`;
  setText(byId("now"), `${clockTime(at)} · ${who} · ${broken}`);
}
