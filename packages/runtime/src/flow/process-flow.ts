import type { CallCare } from "@mall/discovery";
import {
  createFlowControl,
  createRetryBudget,
  type FlowControl,
  followRules,
  RuleError,
  type RuleSet,
  type RuleStore,
  type StoredRules,
  type TokenService,
} from "@mall/flow-control";
import { type Clock, type Guard, type Logger, systemClock } from "@mall/kernel";
import { createFaults, type Faults, type FaultsByService } from "@mall/rpc";
import { processRules } from "./default-rules.ts";
import { type FlowLogs, openFlowLogs } from "./flow-logs.ts";
import { createGuard } from "./guard.ts";
import { createLateTokens } from "./late-tokens.ts";
import { logChanges } from "./log-changes.ts";
import type { RuleSource } from "./rule-source.ts";

/** Flow control as a process has it: the rules it follows, and what they guard. */
export interface ProcessFlow {
  control: FlowControl;
  /** Of everything the process calls. */
  guard: Guard;
  /** Of everything it calls over gRPC. */
  care: CallCare;
  /** Whether, and how, this process's own services misbehave on demand. */
  faults: Faults;
  store: RuleStore;
  logs: FlowLogs;
  /**
   * Adds rules that act where an operator has not set others of their kind; `adapt` has the last word on all rules.
   */
  configure(defaults: RuleSet, adapt?: (rules: RuleSet) => RuleSet): void;
  /** What the rules are now, defaults included. */
  rules(): RuleSet;
  /** What operators have set, as far as this process has taken it over; undefined for nothing. */
  inForce(): StoredRules | undefined;
  /** Says where the limiter of the cluster is. */
  useTokens(tokens: TokenService): void;
  /** Turns the faults on in all processes. */
  shareFaults(faults: FaultsByService): Promise<void>;
  close(): Promise<void>;
}

/** What it stands on. */
export interface ProcessFlowOptions {
  /** Of the logs: `gateway`, `order-service`, `shop`. */
  service: string;
  /** An existing folder. */
  dataDir: string;
  logger: Logger;
  clock?: Clock;
  source: RuleSource;
}

/** Starts to follow the rules; those of an operator act as soon as they are known, and after each change. */
export function createProcessFlow(options: ProcessFlowOptions): ProcessFlow {
  const { logger, clock = systemClock, source } = options;
  const tokens = createLateTokens();
  let defaults = processRules;
  let adapt = (rules: RuleSet) => rules;
  let stored: RuleSet = {};
  const control = createFlowControl({ clock, tokens });
  const apply = (rules: RuleSet) => {
    // The store has checked its own, and a test the defaults.
    control.setRules(adapt({ ...defaults, ...rules }), { checked: true });
    stored = rules;
  };
  const unlogged = logChanges(control, logger);
  const following = followRules({
    store: source.store,
    flow: { setRules: apply },
    defaults: {},
    ...tellRules(logger),
  });
  const faults = createFaults();
  const stopFaults = source.faults.watch((text) => takeFaults(faults, text, logger));
  const logs = openFlowLogs(options, control);

  return {
    control,
    guard: createGuard(control),
    care: {
      guard: createGuard(control),
      retryBudget: () => createRetryBudget({ clock }),
      ejectorOf: control.outliers.ejectorOf,
    },
    faults,
    store: source.store,
    logs,
    configure: (more, adaptation = adapt) => {
      defaults = { ...defaults, ...more };
      adapt = adaptation;
      apply(stored);
    },
    rules: () => control.rules(),
    inForce: following.current,
    useTokens: tokens.use,
    shareFaults: async (all) => {
      // At once here: whoever adds another fault right away starts from this one.
      faults.replace(all);
      await source.faults.write(Object.keys(all).length > 0 ? JSON.stringify(all) : undefined);
    },
    close: async () => {
      following.stop();
      stopFaults();
      unlogged();
      await logs.close();
      source.close();
    },
  };
}

/** What is wrong with rules is told each time, that they cannot be read once. */
function tellRules(logger: Logger) {
  let unreadable = false;
  return {
    onTaken: (taken: StoredRules | undefined) => {
      unreadable = false;
      if (taken) logger.info({ version: taken.version, by: taken.by }, "flow rules taken over");
    },
    onRefused: (error: Error) => {
      if (error instanceof RuleError) return logger.error({ err: error }, "flow rules refused: those before stay");
      if (!unreadable) logger.warn({ err: error }, "flow rules cannot be read: those before stay");
      unreadable = true;
    },
  };
}

function takeFaults(faults: Faults, text: string | undefined, logger: Logger): void {
  try {
    faults.replace(text === undefined ? {} : JSON.parse(text));
    if (text !== undefined) logger.warn({ faults: text }, "faults are switched on");
  } catch (error) {
    logger.error({ err: error }, "faults refused: those before stay");
  }
}
