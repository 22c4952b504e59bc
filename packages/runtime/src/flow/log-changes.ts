import type { FlowControl } from "@mall/flow-control";
import type { Logger } from "@mall/kernel";

/** Logs each breaker that opens or closes and each instance that is left out or back; returns what ends it. */
export function logChanges(flow: Pick<FlowControl, "observe">, logger: Logger): () => void {
  return flow.observe({
    breakerChanged: ({ resource, ruleId, from, to, value }) => {
      const fields = { resource, rule: ruleId, from, value };
      if (to === "open") logger.warn(fields, "breaker opened: it is not called until a probe succeeds");
      else if (to === "closed") logger.info(fields, "breaker closed: it is called again");
    },
    outlierChanged: ({ resource, instance, ejected }) => {
      if (ejected) logger.warn({ resource, instance }, "instance left out of the balancing: it fails");
      else logger.info({ resource, instance }, "instance back in the balancing, on probation");
    },
  });
}
