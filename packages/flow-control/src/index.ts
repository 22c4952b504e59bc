export { createFlowControl, type FlowControl, type FlowCounts, type FlowRule } from "./flow-control.ts";
