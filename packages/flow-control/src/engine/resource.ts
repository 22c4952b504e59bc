import { ResourceStatistics } from "../statistics/resource-statistics.ts";
import type { Chain } from "./chain.ts";

/** A resource: its name, what happened to it, and the rules it has now. */
export class Resource {
  readonly name: string;
  readonly statistics = new ResourceStatistics();
  /** Built right after the resource, and anew after each change of rules. */
  chain: Chain | undefined;

  constructor(name: string) {
    this.name = name;
  }
}
