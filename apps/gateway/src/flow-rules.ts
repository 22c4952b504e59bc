import type { FlowControl, FlowRule } from "@mall/flow-control";
import type { Logger } from "@mall/kernel";
import { createParser } from "@mall/validation";
import { Type } from "typebox";

/** Where the rules are in Consul: `consul kv put flash-mall/flow-rules '[{"resource":"seckill_api","threshold":100}]'`. */
export const FLOW_RULES_KEY = "flash-mall/flow-rules";

const Rules = Type.Array(
  Type.Object({
    resource: Type.String({ minLength: 1, maxLength: 100 }),
    threshold: Type.Number({ minimum: 0, maximum: 10_000_000 }),
  }),
  { maxItems: 1000 },
);
const parse = createParser(Rules);

/**
 * Takes rules as JSON while the process runs; without any, those it started with. What cannot be read is refused with
 * its reason, and the rules stay as they are.
 */
export function createFlowRules(flow: FlowControl, initial: readonly FlowRule[], logger: Logger) {
  return (text: string | undefined): void => {
    try {
      flow.setRules(text === undefined ? initial : parse(JSON.parse(text)));
      logger.info({ rules: text ?? "as configured" }, "flow rules taken over");
    } catch (error) {
      logger.error({ err: error, key: FLOW_RULES_KEY }, "flow rules refused: those before stay");
    }
  };
}
