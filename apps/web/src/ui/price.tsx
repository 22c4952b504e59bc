import { yuan } from "../format/format.ts";

/** An amount, as prices look here. */
export function Price({ cents }: { cents: number }) {
  return <span className="price">{yuan(cents)}</span>;
}
