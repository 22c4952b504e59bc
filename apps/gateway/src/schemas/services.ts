import { Type } from "typebox";

const canStop = Type.Boolean({ description: "Whether it can be stopped and started here." });

/** A service and where it runs. */
export const serviceState = Type.Object({
  service: Type.String({ description: "Such as order-service." }),
  state: Type.Enum(["up", "stopped", "unreachable"], { description: "stopped: by an operator, in the demo." }),
  can_stop: canStop,
  instances: Type.Array(
    Type.Object({
      id: Type.String(),
      address: Type.String({ description: "host:port, or where else it runs." }),
      healthy: Type.Boolean(),
    }),
  ),
});

/** The broker of the process that answers. */
export const brokerState = Type.Object({
  kind: Type.Enum(["embedded", "rabbitmq"]),
  state: Type.Enum(["up", "stopped"]),
  can_stop: canStop,
});

/** Everything that runs. */
export const services = Type.Object({
  profile: Type.Enum(["demo", "production"]),
  embedded: Type.Boolean({ description: "All services are in one process, without servers." }),
  services: Type.Array(serviceState),
  broker: brokerState,
});
