import { Histogram, type HistogramConfiguration } from "prom-client";
import type { TimeCounts } from "./time-counts.ts";

type Shape = Awaited<ReturnType<Histogram["get"]>>;
type Labels = Record<string, string | number>;

/** A histogram whose numbers are counted elsewhere, and put together when somebody looks. */
export class CountedHistogram extends Histogram {
  readonly #shown: { labels: Labels; counts: TimeCounts }[] = [];
  readonly #bounds: readonly number[];

  constructor(settings: HistogramConfiguration<string> & { buckets: number[] }) {
    super(settings);
    this.#bounds = settings.buckets;
  }

  /** From now on these counts, of the same bounds, are shown under these labels. */
  show(labels: Labels, counts: TimeCounts): void {
    this.#shown.push({ labels, counts });
  }

  override async get(): Promise<Shape> {
    const { name, help, type, aggregator } = this as unknown as Shape;
    const values = this.#shown.flatMap(({ labels, counts }) => this.#valuesOf(name, labels, counts));
    return { name, help, type, aggregator, values } as Shape;
  }

  /** What a registry asks when it writes text. */
  async getForPromString(): Promise<Shape> {
    return await this.get();
  }

  #valuesOf(name: string, labels: Labels, counts: TimeCounts): Shape["values"] {
    const upTo = counts.upTo();
    const bucket = (le: Labels[string], value = 0) => ({
      labels: { le, ...labels },
      value,
      metricName: `${name}_bucket`,
    });
    return [
      ...this.#bounds.map((bound, index) => bucket(bound, upTo[index])),
      bucket("+Inf", counts.count),
      { labels: { ...labels }, value: counts.sum, metricName: `${name}_sum` },
      { labels: { ...labels }, value: counts.count, metricName: `${name}_count` },
    ];
  }
}
