/** The name under which the broker is stopped and started. */
export const BROKER = "broker";

/**
 * Stops and starts parts of the shop while the rest goes on, to show what the others make of it. Whoever holds all services
 * in one process has one; it is given to the gateway in the demo alone.
 */
export interface ServiceSwitch {
  /** What can be stopped: services (`order-service`), and the broker as `broker`. */
  readonly names: readonly string[];
  /** Whether it was stopped here and not started again. @param name one of `names` */
  isStopped(name: string): boolean;
  /** Resolves when it is stopped, at once if it is already. */
  stop(name: string): Promise<void>;
  /** Resolves when it works again, at once if it does. @throws what kept it from starting: it is still stopped then. */
  start(name: string): Promise<void>;
}
