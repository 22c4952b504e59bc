import type { TcpProxy } from "@mall/testkit";
import type { LedgerReport } from "../../../scripts/ledger/ledger-report.ts";
import type { Api } from "../../system/http.fixture.ts";

/** The ways between the shop and its servers that a fault may cut; the embedded profile has none. */
export type WireName = "mysql" | "redis" | "rabbitmq";

/** A real server that a fault may kill. */
export type ServerName = "mysql" | "redis" | "rabbitmq";

/** One process with files, or nine processes on real servers. */
export type Profile = "embedded" | "full";

/** A shop under test, with handles for what can happen to it. Everything it starts it also stops, by process id. */
export interface World {
  profile: Profile;
  /** The gateway. While it is dead, requests reject or answer 5xx. */
  api: Api;
  /** `shop` in the embedded profile; else `gateway`, `user`, `product`, `cart`, `order`, `payment`, `address`. */
  processes: readonly string[];
  /** Starts everything that is not running and waits until the gateway is ready. */
  start(): Promise<void>;
  /** Stops everything for good and removes its data, unless told to keep it. */
  dispose(options?: { keepData?: boolean }): Promise<void>;

  /** Ends a process as `kill -9` does, and waits until it is gone. */
  kill(process: string): Promise<void>;
  /** Asks a process to end (SIGTERM), and waits until it has. A world may not be able to. */
  stop?(process: string): Promise<void>;
  /** Stops a process as it stands (SIGSTOP), or lets it go on (SIGCONT). */
  pause(process: string, paused: boolean): void;
  /** Starts a dead process again. Resolves once it was spawned, not once it is ready. */
  revive(process: string): void;
  /** Has a process kill itself when it passes a crash point for the nth time from now (1: the next). */
  arm(process: string, point: string, nth: number): Promise<void>;
  /** Resolves when the process is dead. */
  died(process: string): Promise<void>;
  /** How processes ended though nobody killed them, the first one first. */
  ownEnds(): readonly string[];
  /** Moves the clock of a process by so many milliseconds against the true one; 0: true again. */
  moveClock(process: string, offsetMs: number): Promise<void>;

  /** Full profile. */
  wires: ReadonlyMap<WireName, TcpProxy>;
  /** Full profile: servers as they are killed with SIGKILL and started again on the same data and port. */
  killServer(name: ServerName): Promise<void>;
  /** Resolves when the server answers again. */
  reviveServer(name: ServerName): Promise<void>;
  /** Embedded profile: no file can grow any more, as on a full disk; or it can again. */
  fillDisk(full: boolean): Promise<void>;

  /** Puts units of a SKU on sale and forgets its buyers. */
  prepareSale(skuId: number, units: number): Promise<void>;
  /** Reads the stores past the services. */
  ledger(): Promise<LedgerReport>;
  /** What the processes logged, for a failed round. */
  output(process?: string): string;
}
