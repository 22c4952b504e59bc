// A gRPC service with a limit, and a client with a breaker that leaves it alone once it is overloaded.
// node examples/grpc-service.ts
import { setTimeout as sleep } from "node:timers/promises";
import {
  Client,
  credentials,
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type ServiceError,
  status,
} from "@grpc/grpc-js";
import { createFlowControl } from "@mall/flow-control";
import { flowControlInterceptor, flowControlServerInterceptor } from "@mall/flow-control/grpc";

// JSON instead of generated code.
const serialize = (value: object) => Buffer.from(JSON.stringify(value));
const deserialize = (bytes: Buffer) => JSON.parse(bytes.toString("utf8")) as object;
const method = {
  ...{ path: "/shop.Prices/Get", requestStream: false, responseStream: false },
  ...{ requestSerialize: serialize, requestDeserialize: deserialize },
  ...{ responseSerialize: serialize, responseDeserialize: deserialize },
};

const serverFlow = createFlowControl({
  rules: { flow: [{ resource: method.path, threshold: 3, statIntervalMs: 2000 }] },
});
const server = new Server({ interceptors: [flowControlServerInterceptor({ flow: serverFlow })] });
const get: handleUnaryCall<object, object> = (_, answer) => answer(null, { price: 42 });
server.addService({ get: method }, { get });
const port = await new Promise<number>((resolve, reject) => {
  const listening = (error: Error | null, bound: number) => (error ? reject(error) : resolve(bound));
  server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), listening);
});

const clientFlow = createFlowControl({
  rules: {
    breaker: [{ resource: method.path, strategy: "errorCount", threshold: 1, minRequests: 1, retryTimeoutMs: 2000 }],
  },
});
clientFlow.observe({ breakerChanged: ({ from, to }) => console.log(`  the client's breaker: ${from} -> ${to}`) });
const interceptors = [flowControlInterceptor({ flow: clientFlow })];
const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), { interceptors });

/** Asks for a price; resolves with what came of it. */
function ask(): Promise<string> {
  return new Promise((resolve) => {
    const done = (error: ServiceError | null, answer?: object) =>
      resolve(error ? `${status[error.code]} (${error.details})` : JSON.stringify(answer));
    client.makeUnaryRequest(method.path, serialize, deserialize, { product: 1 }, done);
  });
}

console.log("Five calls at once; the server allows three in two seconds:");
for (const outcome of await Promise.all([ask(), ask(), ask(), ask(), ask()])) console.log(`  ${outcome}`);

console.log("One more is not even sent:");
console.log(`  ${await ask()}`);

console.log("Two seconds later a probe is:");
await sleep(2100);
console.log(`  ${await ask()}`);

client.close();
server.forceShutdown();
