import { BucketRing } from "../statistics/bucket-ring.ts";
import type { InstanceFigures } from "./outlier-figures.ts";
import type { OutlierSettings } from "./outlier-settings.ts";

const BUCKETS = 10;
const TOTAL = 0;
const FAILURES = 1;

/** What is known of one instance. Ejected, it waits for `ejectedUntilMs`; then it is on probation until it answers. */
export class InstanceRecord {
  /** Milliseconds since the epoch; undefined while it is not ejected. */
  ejectedUntilMs: number | undefined;
  #onProbation = false;
  #inARow = 0;
  #ejections = 0;
  #calmSince = 0;
  #window: BucketRing;

  constructor({ statIntervalMs }: OutlierSettings) {
    this.#window = windowOf(statIntervalMs);
  }

  /** Counts an answer; true when the instance should be ejected for it. */
  count(ok: boolean, now: number, settings: OutlierSettings): boolean {
    this.#window.add(now, TOTAL, 1);
    if (ok) {
      this.#succeed(now);
      return false;
    }
    this.#window.add(now, FAILURES, 1);
    this.#inARow += 1;
    return this.#onProbation || this.#inARow >= settings.consecutiveFailures || this.#failsOften(now, settings);
  }

  /** Ejects it: for longer each time, up to the longest. */
  eject(now: number, { baseEjectionMs, maxEjectionMs, statIntervalMs }: OutlierSettings): void {
    // More than lead to the longest would only take longer to be forgotten.
    const most = Math.ceil(maxEjectionMs / baseEjectionMs);
    this.#ejections = Math.min(most, this.ejections(now, statIntervalMs) + 1);
    this.ejectedUntilMs = now + Math.min(maxEjectionMs, baseEjectionMs * this.#ejections);
    this.#onProbation = false;
    this.#inARow = 0;
    this.#window.clear();
  }

  /** Lets it back, on probation. */
  release(): void {
    this.ejectedUntilMs = undefined;
    this.#onProbation = true;
  }

  /** Ejections that are remembered: after it answered well again, one is forgotten with each window. */
  ejections(now: number, statIntervalMs: number): number {
    if (this.#onProbation || this.ejectedUntilMs !== undefined) return this.#ejections;
    return Math.max(0, this.#ejections - Math.max(0, Math.floor((now - this.#calmSince) / statIntervalMs)));
  }

  figures(now: number, { statIntervalMs }: OutlierSettings): Omit<InstanceFigures, "instance"> {
    const until = this.ejectedUntilMs;
    return {
      ejected: until !== undefined,
      ...(until === undefined ? {} : { ejectedUntilMs: until }),
      failures: this.#window.sum(now, FAILURES),
      total: this.#window.sum(now, TOTAL),
      ejections: this.ejections(now, statIntervalMs),
    };
  }

  /** Takes a window of another length; what was counted is lost if it differs. */
  resize(statIntervalMs: number): void {
    const window = windowOf(statIntervalMs);
    if (window.bucketMs !== this.#window.bucketMs) this.#window = window;
  }

  #succeed(now: number): void {
    this.#inARow = 0;
    if (this.#onProbation) this.#calmSince = now;
    this.#onProbation = false;
  }

  #failsOften(now: number, { failureRatio, minRequests }: OutlierSettings): boolean {
    const total = this.#window.sum(now, TOTAL);
    const failures = this.#window.sum(now, FAILURES);
    return failureRatio < 1 && total >= minRequests && failures / total >= failureRatio;
  }
}

const windowOf = (statIntervalMs: number) =>
  new BucketRing({ bucketMs: statIntervalMs / BUCKETS, buckets: BUCKETS, columns: 2 });
