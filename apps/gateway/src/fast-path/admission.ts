import type { Block, Entry, FlowControl } from "@mall/flow-control";
import type { Inside } from "@mall/flow-control/fastify";
import { GATEWAY_RESOURCE } from "../plugins/flow-control.ts";
import type { PlainRoute } from "./plain-route.ts";
import type { PlainFacts } from "./request-facts.ts";

/** Who wants in. */
export interface Applicant {
  readonly route: Pick<PlainRoute, "path" | "flow">;
  readonly facts: PlainFacts;
  readonly values: Readonly<Record<string, unknown>>;
  /** Keeps what was entered, until the answer is out. */
  readonly inside: Inside;
  /** Called once: without a block when everything was entered. */
  admitted(block?: Block): void;
  /** The wait itself failed. */
  broken(error: unknown): void;
}

/**
 * Enters what a request has to enter, one after the other: the gateway, the API groups of its path and its route. The
 * same as limitFlow and limitRoutes do for requests that Fastify answers.
 */
export function createAdmission(flow: FlowControl): (applicant: Applicant) => void {
  const enter = ({ route, facts: request, values: attachments }: Applicant, groups: readonly string[], at: number) => {
    const { priority, resource } = route.flow;
    if (at === 0) return flow.acquire(GATEWAY_RESOURCE, { inbound: true, priority, request });
    const group = groups[at - 1];
    if (group !== undefined) return flow.acquire(group, { inbound: false, priority, request });
    return flow.acquire(resource, { priority, attachments, request });
  };
  const settle = (applicant: Applicant, groups: readonly string[], at: number, result: Entry | Block): void => {
    if (result.passed) applicant.inside.add(result);
    if (!result.passed) applicant.admitted(result);
    else if (at > groups.length) applicant.admitted();
    else next(applicant, groups, at + 1);
  };
  const next = (applicant: Applicant, groups: readonly string[], at: number): void => {
    const result = enter(applicant, groups, at);
    if (result instanceof Promise) {
      result.then((late) => settle(applicant, groups, at, late)).catch((error: unknown) => applicant.broken(error));
    } else {
      settle(applicant, groups, at, result);
    }
  };
  return (applicant) => next(applicant, flow.apiGroupsOf(applicant.route.path), 0);
}
