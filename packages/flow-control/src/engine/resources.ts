import { createAuthorityChecker } from "../authority/authority-checker.ts";
import { type BreakerState, createBreakerChecker } from "../breaker/breaker-checker.ts";
import { createFlowChecker } from "../flow/flow-checker.ts";
import { createGatewayChecker } from "../gateway/gateway-checker.ts";
import { createHotParameterChecker } from "../hot-parameter/hot-parameter-checker.ts";
import { createIsolationChecker } from "../isolation/isolation-checker.ts";
import type { RuleSet } from "../rules/rule-set.ts";
import { ResourceStatistics } from "../statistics/resource-statistics.ts";
import { createSystemChecker } from "../system/system-checker.ts";
import { Chain } from "./chain.ts";
import type { Checker, CheckerContext } from "./checker.ts";
import { Resource } from "./resource.ts";
import { RuleBook } from "./rule-book.ts";

/** The resource that stands for all beyond the limit. */
const OTHERS = "(others)";

/** All resources of a flow control, each with the chain of its rules. */
export interface Resources {
  /** The chain of the resource of that name, which is made when it is new. */
  chainOf(name: string): Chain;
  /** The same, but makes none. */
  knownChain(name: string): Chain | undefined;
  replaceRules(rules: RuleSet): void;
  all(): Resource[];
  breakers(now: number): BreakerState[];
}

type Shared = Pick<CheckerContext, "clock" | "system" | "tokens" | "observer"> & { maxResources: number };

/** Makes an empty set of resources without rules. */
export function createResources({ maxResources, ...shared }: Shared): Resources {
  const known = new Map<string, Resource>();
  const inbound = new ResourceStatistics();
  const books = {
    authority: new RuleBook("authority", createAuthorityChecker),
    flow: new RuleBook("flow", createFlowChecker),
    isolation: new RuleBook("isolation", createIsolationChecker),
    hotParameter: new RuleBook("hotParameter", createHotParameterChecker),
    gateway: new RuleBook("gateway", createGatewayChecker),
    breaker: new RuleBook("breaker", createBreakerChecker),
  };
  let systemCheckers: Checker[] = [];

  const find = (name: string): Resource => known.get(name) ?? add(name);
  const add = (name: string): Resource => {
    const crowded = known.size >= maxResources && name !== OTHERS;
    if (crowded && !Object.values(books).some((book) => book.knows(name))) return find(OTHERS);
    const resource = new Resource(name);
    // Known before its chain is built: rules may relate resources to one another.
    known.set(name, resource);
    resource.chain = buildChain(resource);
    return resource;
  };
  const chainOf = (name: string): Chain => {
    const resource = find(name);
    resource.chain ??= buildChain(resource);
    return resource.chain;
  };
  const statisticsOf = (other: string) => find(other).statistics;
  const buildChain = ({ name, statistics }: Resource): Chain => {
    const context: CheckerContext = { ...shared, resource: name, statistics, inbound, statisticsOf };
    return new Chain(context, [
      ...books.authority.checkersFor(name, context),
      ...systemCheckers,
      ...books.flow.checkersFor(name, context),
      ...books.isolation.checkersFor(name, context),
      ...books.hotParameter.checkersFor(name, context),
      ...books.gateway.checkersFor(name, context),
      ...books.breaker.checkersFor(name, context),
    ]);
  };

  return {
    chainOf,
    knownChain: (name) => known.get(name)?.chain,
    replaceRules: (rules) => {
      for (const kind of Object.keys(books) as (keyof typeof books)[]) {
        (books[kind] as unknown as RuleBook<never>).replace((rules[kind] ?? []) as never[]);
      }
      systemCheckers = rules.system?.length ? [createSystemChecker(rules.system, { ...shared, inbound })] : [];
      for (const resource of known.values()) resource.chain = buildChain(resource);
    },
    all: () => [...known.values()],
    breakers: (now) =>
      [...books.breaker.atWork()].map(({ resource, rule, checker }) => ({
        resource,
        ruleId: rule.id,
        ...checker.state(now),
      })),
  };
}
