import type { Clock } from "../clock.ts";
import { Ejections } from "./ejections.ts";
import { InstanceRecord } from "./instance-record.ts";
import type { InstanceFigures, OutlierChange } from "./outlier-figures.ts";
import type { OutlierRule } from "./outlier-rule.ts";
import { mostEjected, type OutlierSettings, settingsOf } from "./outlier-settings.ts";

/** What an ejector stands on. */
export interface OutlierEjectorOptions {
  rule: OutlierRule;
  clock: Clock;
  /** Told at once and in order. What it throws is swallowed: a log must not stop the traffic. */
  onChange?: (change: OutlierChange) => void;
}

/** Takes instances that fail out of the balancing. */
export interface OutlierEjector {
  /** Tells how an instance answered. Nothing is counted for one that is ejected, or not in the list. */
  report(instance: string, ok: boolean): void;
  /** Tells which instances exist now; others are forgotten. With fewer, some that are ejected may have to come back. */
  list(instances: readonly string[]): void;
  /**
   * Those that are not ejected, in the same order. Of fewer instances than exist no larger share is left out: the ones
   * whose ejection ends first are used all the same.
   */
  usable(instances: readonly string[]): readonly string[];
  /** When the next ejection ends, in milliseconds since the epoch: `usable` changes then. */
  nextChangeMs(): number | undefined;
  figures(): InstanceFigures[];
  /** Takes another rule; instances stay ejected as far as it allows. */
  setRule(rule: OutlierRule): void;
}

/**
 * Makes an ejector, after Envoy's outlier detection. It ejects an instance after failures in a row or by their ratio,
 * each time for longer. When the time is over, the instance is back on probation: its first failure ejects it again at
 * once, its first success clears it. While as many are ejected as the share allows, no other is; its next failure asks
 * again. Nothing runs in the background: ejections end when anything is asked after their time.
 */
export function createOutlierEjector({ rule, clock, onChange }: OutlierEjectorOptions): OutlierEjector {
  let { resource } = rule;
  let settings = settingsOf(rule);
  let records = new Map<string, InstanceRecord>();
  const ejections = new Ejections((instance, at, ejectedUntilMs) => {
    try {
      onChange?.({ resource, instance, ejected: ejectedUntilMs !== undefined, ejectedUntilMs, at });
    } catch {
      // As promised in the options.
    }
  });
  const most = () => mostEjected(records.size, settings);
  /** The time, with everything done that is due by then. */
  const upToDate = () => {
    const now = clock.now();
    ejections.releaseDue(now, settings);
    return now;
  };

  return {
    report: (instance, ok) => {
      const now = upToDate();
      const record = records.get(instance);
      if (!record || ejections.has(instance)) return;
      const failing = record.count(ok, now, settings);
      if (failing && ejections.size < most()) ejections.add(instance, record, now, settings);
    },
    list: (instances) => {
      const now = upToDate();
      const before = records;
      records = new Map(instances.map((name) => [name, before.get(name) ?? new InstanceRecord(settings)]));
      for (const instance of before.keys()) if (!records.has(instance)) ejections.forget(instance);
      ejections.releaseDownTo(most(), now);
    },
    usable: (instances) => {
      upToDate();
      return usableOf(instances, ejections, settings);
    },
    nextChangeMs: () => {
      upToDate();
      return ejections.nextEnd();
    },
    figures: () => {
      const now = upToDate();
      return [...records].map(([instance, record]) => ({ instance, ...record.figures(now, settings) }));
    },
    setRule: (next) => {
      ({ resource } = next);
      settings = settingsOf(next);
      for (const record of records.values()) record.resize(settings.statIntervalMs);
      ejections.releaseDownTo(most(), upToDate());
    },
  };
}

function usableOf(instances: readonly string[], ejections: Ejections, settings: OutlierSettings): readonly string[] {
  if (ejections.size === 0) return instances;
  const out = ejections.nextBack(instances);
  const tooMany = Math.max(0, out.length - mostEjected(instances.length, settings));
  const leftOut = new Set(out.slice(tooMany));
  return instances.filter((instance) => !leftOut.has(instance));
}
