import type { Instance, Instances } from "./instances.ts";

/** Decides which instances are left out of the balancing; flow control's outlier ejector is one. */
export interface InstanceEjector {
  /** Tells how an instance, `host:port`, answered. */
  report(instance: string, ok: boolean): void;
  /** Tells which instances exist now. */
  list(instances: readonly string[]): void;
  /** Those that are in use. */
  usable(instances: readonly string[]): readonly string[];
  /** When that changes by itself, in milliseconds since the epoch. */
  nextChangeMs(): number | undefined;
  /** Tells that it may have changed; returns what ends the telling. */
  watch(onChange: () => void): () => void;
}

/** How an instance is named to the ejector, and by grpc-js as the peer of a call. */
const nameOf = ({ host, port }: Instance): string => (host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`);

/** The instances without those that are ejected; an ejected one comes back when its time is over. */
export function withoutEjected(instances: Instances, ejector: InstanceEjector): Instances {
  return {
    watch: (onChange) => {
      let all: readonly Instance[] | undefined;
      let told: string | undefined;
      let timer: NodeJS.Timeout | undefined;
      const tell = () => {
        if (!all) return;
        clearTimeout(timer);
        const used = new Set(ejector.usable(all.map(nameOf)));
        const next = ejector.nextChangeMs();
        if (next !== undefined) timer = setTimeout(tell, Math.max(1, next - Date.now())).unref();
        const usable = all.filter((instance) => used.has(nameOf(instance)));
        const known = JSON.stringify(usable);
        if (known === told) return;
        told = known;
        onChange(usable);
      };
      const endings = [
        ejector.watch(tell),
        instances.watch((list) => {
          all = list;
          ejector.list(list.map(nameOf));
          tell();
        }),
        () => clearTimeout(timer),
      ];
      return () => {
        for (const end of endings) end();
      };
    },
  };
}
