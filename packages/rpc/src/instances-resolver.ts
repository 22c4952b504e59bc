import { type ChannelOptions, experimental, status } from "@grpc/grpc-js";
import type { Instance, Instances } from "./instances.ts";

const SCHEME = "mall";

/** The channel's option that holds its instances. Of this prefix, so that it is no part of a connection's identity. */
const INSTANCES = `${experimental.SUBCHANNEL_ARGS_EXCLUDE_KEY_PREFIX}.mall.instances`;

/** How grpc-js learns instances. Its interface changes between minor versions: the version is pinned, a test holds it. */
class InstancesResolver implements experimental.Resolver {
  readonly #listener: experimental.ResolverListener;
  readonly #instances: Instances;
  #stop: (() => void) | undefined;

  constructor(_target: unknown, listener: experimental.ResolverListener, options: ChannelOptions) {
    this.#listener = listener;
    this.#instances = options[INSTANCES] as Instances;
  }

  /** Asked at the first call, after each failure, and after `destroy` when an idle channel is used again. */
  updateResolution(): void {
    if (this.#stop) return;
    let live = true;
    // Later, as grpc-js must not be told from within this call.
    const unwatch = this.#instances.watch((instances) =>
      process.nextTick(() => {
        if (live) tell(this.#listener, instances);
      }),
    );
    this.#stop = () => {
      live = false;
      unwatch();
    };
  }

  destroy(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  static getDefaultAuthority({ path }: experimental.GrpcUri): string {
    return path;
  }
}

function tell(listener: experimental.ResolverListener, instances: readonly Instance[]): void {
  // These two fields alone: grpc-js hands the object to net.connect, which knows more.
  const endpoints = instances.map(({ host, port }) => ({ addresses: [{ host, port }] }));
  listener(experimental.statusOrFromValue(endpoints), {}, null, "");
  if (instances.length > 0) return;
  // After an empty list alone round_robin lets calls wait to their deadline; an error alone keeps the old connections.
  const nobody = { code: status.UNAVAILABLE, details: "no healthy instance" };
  listener(experimental.statusOrFromError(nobody), {}, null, "");
}

experimental.registerResolver(SCHEME, InstancesResolver);

/** What a channel to these instances is made of; `name` is the service's, for messages. */
export function targetOf(name: string, instances: Instances): { target: string; options: ChannelOptions } {
  return { target: `${SCHEME}:///${name}`, options: { [INSTANCES]: instances } };
}
