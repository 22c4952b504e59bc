import type { InstanceRecord } from "./instance-record.ts";
import type { OutlierSettings } from "./outlier-settings.ts";

/** Told of each instance that is ejected, and of each that is back (without an end). */
export type TellEjection = (instance: string, now: number, untilMs: number | undefined) => void;

/** The instances that are ejected now. Times are in milliseconds since the epoch. */
export class Ejections {
  readonly #ejected = new Map<string, InstanceRecord>();
  readonly #tell: TellEjection;

  constructor(tell: TellEjection) {
    this.#tell = tell;
  }

  get size(): number {
    return this.#ejected.size;
  }

  has(instance: string): boolean {
    return this.#ejected.has(instance);
  }

  add(instance: string, record: InstanceRecord, now: number, settings: OutlierSettings): void {
    record.eject(now, settings);
    this.#ejected.set(instance, record);
    this.#tell(instance, now, record.ejectedUntilMs);
  }

  /** Lets back those whose time is over. */
  releaseDue(now: number, { maxEjectionMs }: OutlierSettings): void {
    for (const [instance, record] of this.#ejected) {
      // An end that is further away was set by another rule, or the clock went back.
      const until = Math.min(endOf(record), now + maxEjectionMs);
      record.ejectedUntilMs = until;
      if (until <= now) this.#release(instance, record, now);
    }
  }

  /** Lets back the next ones until no more than `most` are ejected. */
  releaseDownTo(most: number, now: number): void {
    const tooMany = this.#ejected.size - most;
    for (const instance of this.nextBack([...this.#ejected.keys()]).slice(0, Math.max(0, tooMany))) {
      const record = this.#ejected.get(instance);
      if (record) this.#release(instance, record, now);
    }
  }

  /** Forgets an instance that is gone. */
  forget(instance: string): void {
    this.#ejected.delete(instance);
  }

  /** Those of the instances that are ejected, the one that is back first in front. */
  nextBack(instances: readonly string[]): string[] {
    const ends = new Map(instances.map((instance) => [instance, endOf(this.#ejected.get(instance))]));
    return instances
      .filter((instance) => this.#ejected.has(instance))
      .sort((a, b) => (ends.get(a) ?? 0) - (ends.get(b) ?? 0));
  }

  nextEnd(): number | undefined {
    return this.size === 0 ? undefined : Math.min(...[...this.#ejected.values()].map(endOf));
  }

  #release(instance: string, record: InstanceRecord, now: number): void {
    this.#ejected.delete(instance);
    record.release();
    this.#tell(instance, now, undefined);
  }
}

const endOf = (record: InstanceRecord | undefined) => record?.ejectedUntilMs ?? 0;
