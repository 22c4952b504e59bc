import { createPortDraw } from "@mall/testkit";

/** Below the ports that systems give to outgoing connections: while the server is dead nobody takes its port. */
export const serverPort = createPortDraw({ lowest: 23_000, count: 9000 });
