import { type Environment, loadConfig } from "@mall/config";
import { runtimeVariables } from "@mall/runtime";
import { Type } from "typebox";
import { type Where, whereOf } from "../ledger/where.ts";

/** Where everything is that a backup holds, by the variables that the services read. */
export interface Places extends Where {
  /** Undefined: flow rules are in a file of the data folder. */
  consulAddr: string | undefined;
}

const { CONSUL_ADDR } = runtimeVariables.properties;

/** @throws ConfigError naming the variable. */
export function placesOf(env: Environment): Places {
  const config = loadConfig(Type.Object({ CONSUL_ADDR }), env);
  return { ...whereOf(env), consulAddr: config.CONSUL_ADDR };
}
