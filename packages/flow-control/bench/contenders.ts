import { createFlowControl } from "@mall/flow-control";
import { bulkhead, circuitBreaker, handleAll, SamplingBreaker } from "cockatiel";
import OpossumBreaker from "opossum";
import { RateLimiterMemory } from "rate-limiter-flexible";

/** Does the work once on resource `index`. */
export type Check = (index: number) => unknown;

/** One library at one kind of work. */
export interface Contender {
  work: "limit" | "breaker" | "bulkhead";
  library: string;
  /** What is called, for the table. */
  call: string;
  /** Makes so many resources. */
  prepare(resources: number): Check;
}

const MANY = 1e9;
const work = async () => 1;

function names(resources: number): string[] {
  return Array.from({ length: resources }, (_, index) => `resource-${index}`);
}

/** The contenders by name. */
export const contenders: Record<string, Contender> = {
  "limit-ours": {
    ...{ work: "limit", library: "@mall/flow-control", call: "enter(); exit()" },
    prepare: (resources) => {
      const keys = names(resources);
      const flow = createFlowControl({ rules: { flow: keys.map((resource) => ({ resource, threshold: MANY })) } });
      return (index) => {
        const entry = flow.enter(keys[index] as string);
        if (entry.passed) entry.exit();
      };
    },
  },
  "limit-ours-async": {
    ...{ work: "limit", library: "@mall/flow-control", call: "await acquire(); exit()" },
    prepare: (resources) => {
      const keys = names(resources);
      const flow = createFlowControl({ rules: { flow: keys.map((resource) => ({ resource, threshold: MANY })) } });
      return async (index) => {
        const entry = await flow.acquire(keys[index] as string);
        if (entry.passed) entry.exit();
      };
    },
  },
  "limit-rate-limiter-flexible": {
    ...{ work: "limit", library: "rate-limiter-flexible", call: "await consume()" },
    prepare: (resources) => {
      const keys = names(resources);
      const limiter = new RateLimiterMemory({ points: MANY, duration: 1 });
      return (index) => limiter.consume(keys[index] as string);
    },
  },
  "breaker-ours": {
    ...{ work: "breaker", library: "@mall/flow-control", call: "await run(work)" },
    prepare: (resources) => {
      const keys = names(resources);
      const rule = { strategy: "errorRatio", threshold: 0.5, statIntervalMs: 10_000, statBuckets: 10 } as const;
      const flow = createFlowControl({ rules: { breaker: keys.map((resource) => ({ resource, ...rule })) } });
      return (index) => flow.run(keys[index] as string, work);
    },
  },
  "breaker-opossum": {
    ...{ work: "breaker", library: "opossum", call: "await fire()" },
    prepare: (resources) => {
      const options = { timeout: false, errorThresholdPercentage: 50, rollingCountTimeout: 10_000 } as const;
      const breakers = names(resources).map((name) => new OpossumBreaker(work, { name, ...options }));
      return (index) => breakers[index]?.fire();
    },
  },
  "breaker-cockatiel": {
    ...{ work: "breaker", library: "cockatiel", call: "await execute(work)" },
    prepare: (resources) => {
      const breaker = () => new SamplingBreaker({ threshold: 0.5, duration: 10_000 });
      const policies = names(resources).map(() =>
        circuitBreaker(handleAll, { halfOpenAfter: 5000, breaker: breaker() }),
      );
      return (index) => policies[index]?.execute(work);
    },
  },
  "bulkhead-ours": {
    ...{ work: "bulkhead", library: "@mall/flow-control", call: "await run(work)" },
    prepare: (resources) => {
      const keys = names(resources);
      const flow = createFlowControl({ rules: { isolation: keys.map((resource) => ({ resource, threshold: 100 })) } });
      return (index) => flow.run(keys[index] as string, work);
    },
  },
  "bulkhead-cockatiel": {
    ...{ work: "bulkhead", library: "cockatiel", call: "await execute(work)" },
    prepare: (resources) => {
      const policies = names(resources).map(() => bulkhead(100));
      return (index) => policies[index]?.execute(work);
    },
  },
};
