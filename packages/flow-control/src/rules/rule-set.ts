import { type Static, Type } from "typebox";
import { AuthorityRule } from "../authority/authority-rule.ts";
import { BreakerRule } from "../breaker/breaker-rule.ts";
import { FlowRule } from "../flow/flow-rule.ts";
import { ApiGroup, GatewayRule } from "../gateway/gateway-rule.ts";
import { HotParameterRule } from "../hot-parameter/hot-parameter-rule.ts";
import { IsolationRule } from "../isolation/isolation-rule.ts";
import { OutlierRule } from "../outlier/outlier-rule.ts";
import { SystemRule } from "../system/system-rule.ts";

/** The schema of a whole set of rules, as files, Consul, Redis and the HTTP API have it. */
export const RuleSet = Type.Object(
  {
    authority: Type.Optional(Type.Array(AuthorityRule)),
    system: Type.Optional(Type.Array(SystemRule)),
    flow: Type.Optional(Type.Array(FlowRule)),
    isolation: Type.Optional(Type.Array(IsolationRule)),
    hotParameter: Type.Optional(Type.Array(HotParameterRule)),
    apiGroups: Type.Optional(Type.Array(ApiGroup)),
    gateway: Type.Optional(Type.Array(GatewayRule)),
    breaker: Type.Optional(Type.Array(BreakerRule)),
    outlier: Type.Optional(Type.Array(OutlierRule)),
  },
  { additionalProperties: false, title: "RuleSet" },
);

/** All rules of a process. A kind that is left out has none. */
export type RuleSet = Static<typeof RuleSet>;
