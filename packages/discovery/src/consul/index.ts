export { type ConsulClient, type ConsulOptions, createConsulClient } from "./consul-client.ts";
export { type ConsulDirectoryOptions, createConsulDirectory } from "./consul-directory.ts";
export type { KeyEntry } from "./key-entries.ts";
export { instanceIdOf, type Registration, type RegistrationOptions, registerService } from "./register-service.ts";
export { type KeyWatchOptions, watchKey } from "./watch-key.ts";
