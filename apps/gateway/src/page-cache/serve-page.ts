import type { Block, EnterOptions, Entry, FlowControl } from "@mall/flow-control";
import { Inside } from "@mall/flow-control/fastify";
import { PlainFacts, type Senders } from "../fast-path/request-facts.ts";
import { GATEWAY_RESOURCE } from "../plugins/flow-control.ts";
import { handOver } from "../plugins/handed-over.ts";
import type { PageVisit } from "./page-path.ts";
import { PageValues } from "./page-values.ts";

/** What serving stands on. */
export interface ServePageDeps {
  flow: FlowControl;
  senders: Senders;
  write: (visit: PageVisit) => void;
}

interface Step {
  resource: string;
  options: EnterOptions;
}

/**
 * Enters what a request for a page has to enter, as limitFlow and limitRoutes do: the gateway, the API groups of its path
 * and its route. Then writes the page. One that is refused goes on to Fastify, which answers refusals.
 */
export function createServePage({ flow, senders, write }: ServePageDeps): (visit: PageVisit) => void {
  const stepsOf = ({ request, route }: PageVisit): Step[] => {
    const facts = new PlainFacts(request, route, senders);
    const options: EnterOptions = { priority: "normal", request: facts };
    return [
      { resource: GATEWAY_RESOURCE, options: { ...options, inbound: true } },
      ...flow.apiGroupsOf(route).map((resource) => ({ resource, options })),
      { resource: `GET ${route}`, options: { ...options, attachments: new PageValues(facts) } },
    ];
  };
  const next = (visit: PageVisit, steps: readonly Step[], at: number, inside: Inside): void => {
    const step = steps[at];
    if (!step) {
      write(visit);
      inside.leave();
      return;
    }
    const settle = (result: Entry | Block): void => {
      if (result.passed) {
        inside.add(result);
        next(visit, steps, at + 1, inside);
      } else {
        handOver(visit, { inside, block: result });
      }
    };
    const result = flow.acquire(step.resource, step.options);
    if (!(result instanceof Promise)) settle(result);
    else result.then(settle).catch((error: unknown) => handOver(visit, { inside, error }));
  };
  return (visit) => next(visit, stepsOf(visit), 0, new Inside());
}
