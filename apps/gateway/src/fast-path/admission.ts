import type { Block, Entry, FlowControl } from "@mall/flow-control";
import type { Inside } from "@mall/flow-control/fastify";
import { GATEWAY_RESOURCE, SECKILL_RESOURCE } from "../plugins/flow-control.ts";
import { SECKILL_PATH } from "./plain-request.ts";
import type { PlainFacts, SeckillValues } from "./request-facts.ts";

/** Who wants in. */
export interface Applicant {
  readonly facts: PlainFacts;
  readonly values: SeckillValues;
  /** Keeps what was entered, until the answer is out. */
  readonly inside: Inside;
  /** Called once: without a block when everything was entered. */
  admitted(block?: Block): void;
  /** The wait itself failed. */
  broken(error: unknown): void;
}

/**
 * Enters what a request of the flash sale has to enter, one after the other: the gateway, the API groups of its path and
 * the sale. The same as limitFlow and limitRoutes do for requests that Fastify answers.
 */
export function createAdmission(flow: FlowControl): (applicant: Applicant) => void {
  const priority = "sheddable";
  const enter = ({ facts: request, values: attachments }: Applicant, groups: readonly string[], at: number) => {
    if (at === 0) return flow.acquire(GATEWAY_RESOURCE, { inbound: true, priority, request });
    const group = groups[at - 1];
    if (group !== undefined) return flow.acquire(group, { inbound: false, priority, request });
    return flow.acquire(SECKILL_RESOURCE, { priority, attachments, request });
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
  return (applicant) => next(applicant, flow.apiGroupsOf(SECKILL_PATH), 0);
}
