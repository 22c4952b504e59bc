import { Block } from "../engine/block.ts";
import type { Checker, CheckerContext } from "../engine/checker.ts";
import { admit, type BreakerPhase, elapse, type HalfOpen, type Open, report, withdraw } from "./breaker-phase.ts";
import { refusalIn } from "./breaker-refusal.ts";
import type { BreakerRule } from "./breaker-rule.ts";
import { isBad, openingValue, settingsOf } from "./breaker-settings.ts";
import { type BreakerStatus, statusOf } from "./breaker-status.ts";
import { createCompletionWindow } from "./completion-window.ts";

/** A breaker at work. */
export interface BreakerChecker extends Checker {
  state(now: number): BreakerStatus;
  /**
   * Goes on under a changed rule. The same strategy keeps the state, and with the same window the counts; another
   * strategy begins anew, closed.
   */
  change(rule: BreakerRule, now: number): void;
}

/** Makes a closed breaker. Its observer is told each change of its state. */
export function createBreaker(rule: BreakerRule & { id: string }, context: CheckerContext): BreakerChecker {
  const { resource, observer, clock } = context;
  const ruleId = rule.id;
  let settings = settingsOf(rule);
  let window = createCompletionWindow(settings);
  let phase: BreakerPhase = { state: "closed", since: clock.now() };

  const become = (next: BreakerPhase, at: number) => {
    const from = phase.state;
    const to = next.state;
    phase = next;
    if (from === to) return;
    if (to === "closed") window.clear();
    observer.breakerChanged?.({ resource, ruleId, from, to, value: to === "open" ? next.value : undefined, at });
  };
  const openIfBad = (now: number) => {
    // While all is well a completion costs no look at the whole window.
    if (settings.threshold > 0 && !window.mayHoldBad(now)) return;
    const { total, bad } = window.counts(now);
    const value = openingValue(settings, total, bad);
    if (value !== undefined) become({ state: "open", since: now, value }, now);
  };

  const refuse = (refusing: Open | HalfOpen, now: number) =>
    new Block({ kind: "breaker", resource, ruleId, ...refusalIn(refusing, now, settings) });

  return {
    check: (entry, now) => {
      if (phase.state === "closed") return 0;
      const current = elapse(phase, now, settings);
      become(current, now);
      const probing = admit(current, now, settings);
      if (!probing) return refuse(current, now);
      probing.probes.add(entry);
      become(probing, now);
      return 0;
    },
    recheck: (entry, now) => {
      if (phase.state === "closed" || (phase.state === "halfOpen" && phase.probes.has(entry))) return 0;
      return refuse(phase, now);
    },
    withdrawn: (entry, now) => {
      if (phase.state === "halfOpen" && phase.probes.delete(entry)) become(withdraw(phase), now);
    },
    completed: (entry, now) => {
      const bad = isBad(settings, entry);
      window.count(bad, now);
      if (phase.state === "closed") openIfBad(now);
      else if (phase.state === "halfOpen" && phase.probes.delete(entry)) become(report(phase, bad, now, settings), now);
    },
    state: (now) => statusOf(phase, window.counts(now), { now, retryTimeoutMs: settings.retryTimeoutMs }),
    change: (changed, now) => {
      const { strategy } = settings;
      settings = settingsOf(changed);
      if (settings.strategy !== strategy) become({ state: "closed", since: now }, now);
      if (settings.strategy !== strategy || !window.hasShape(settings)) window = createCompletionWindow(settings);
    },
  };
}
