import type { ProcessFlow } from "@mall/runtime";
import { Type } from "typebox";
import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import { type FlowFigures, mergeFigures } from "../../workers/merge-figures.ts";
import type { Peers } from "../../workers/peers.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const tags = ["operations"];
const config = OPERATOR_ROUTE;
const epoch = Type.Integer({ description: "Milliseconds since the epoch." });

const resource = Type.Object({
  resource: Type.String(),
  pass_per_second: Type.Number(),
  block_per_second: Type.Number(),
  complete_per_second: Type.Number(),
  error_per_second: Type.Number(),
  average_rt_ms: Type.Number(),
  min_rt_ms: Type.Number(),
  concurrency: Type.Integer({ description: "Inside now." }),
  passed: Type.Integer({ description: "Since the start." }),
  blocked: Type.Integer({ description: "Since the start." }),
});

const breaker = Type.Object({
  resource: Type.String(),
  rule: Type.String(),
  state: Type.Enum(["closed", "open", "half_open"]),
  since: epoch,
  retry_at: Type.Optional(epoch),
  total: Type.Integer(),
  bad: Type.Integer(),
  ratio: Type.Number(),
});

const instance = Type.Object({
  service: Type.String(),
  instance: Type.String(),
  ejected: Type.Boolean(),
  ejected_until: Type.Optional(epoch),
  failures: Type.Integer(),
  total: Type.Integer(),
  ejections: Type.Integer(),
});

/** What flow control sees now: in all workers of the gateway, and of all services in the single process. */
export function flowFigureRoutes(app: App, { control }: Pick<ProcessFlow, "control">, peers: Peers): void {
  const ofAll = peers.share("figures", () => ({
    processes: [process.pid],
    resources: control.figures(),
    breakers: control.breakers(),
    instances: control.outliers.figures(),
  }));
  app.get(
    "/ops/flow/figures",
    {
      config,
      schema: {
        tags,
        summary: "What happens on each resource now, every breaker, every instance that is balanced",
        response: answers(
          Type.Object({
            processes: Type.Array(Type.Integer(), {
              description: "Their ids: the workers of this gateway, or the one process.",
            }),
            at: epoch,
            resources: Type.Array(resource),
            breakers: Type.Array(breaker, {
              description: "Of several processes: each as in the one where it stands worst.",
            }),
            instances: Type.Array(instance),
          }),
          401,
          403,
        ),
      },
    },
    async () => ok({ at: Date.now(), ...figuresJson(mergeFigures(await ofAll())) }),
  );
}

function figuresJson({ processes, resources, breakers, instances }: FlowFigures) {
  return {
    processes,
    resources: resources.map((each) => ({
      ...{ resource: each.resource, pass_per_second: each.passPerSecond, block_per_second: each.blockPerSecond },
      ...{ complete_per_second: each.completePerSecond, error_per_second: each.errorPerSecond },
      ...{ average_rt_ms: Math.round(each.averageRt * 10) / 10, min_rt_ms: each.minRt },
      ...{ concurrency: each.concurrency, passed: each.passed, blocked: each.blocked },
    })),
    breakers: breakers.map(({ ruleId, ...each }) => ({
      ...{ resource: each.resource, rule: ruleId, since: each.since, total: each.total, bad: each.bad },
      ...{ ratio: each.ratio, state: each.state === "halfOpen" ? ("half_open" as const) : each.state },
      ...(each.state === "open" ? { retry_at: each.retryAtMs } : {}),
    })),
    instances: instances.map(({ resource: service, ejectedUntilMs, ...each }) => ({
      ...{ service, ...each },
      ...(ejectedUntilMs === undefined ? {} : { ejected_until: ejectedUntilMs }),
    })),
  };
}
