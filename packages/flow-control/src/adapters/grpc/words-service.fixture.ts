import {
  Client,
  credentials,
  type handleBidiStreamingCall,
  type handleClientStreamingCall,
  type handleServerStreamingCall,
  type handleUnaryCall,
  type Interceptor,
  Metadata,
  Server,
  ServerCredentials,
  type ServerInterceptor,
  type ServiceError,
} from "@grpc/grpc-js";

/** What is sent and answered: JSON instead of protobuf, so that nothing has to be generated. */
export interface Words {
  text: string;
}

const serialize = (words: Words) => Buffer.from(JSON.stringify(words));
const deserialize = (bytes: Buffer) => JSON.parse(bytes.toString("utf8")) as Words;

function method(path: string, requestStream: boolean, responseStream: boolean) {
  const [requestSerialize, requestDeserialize] = [serialize, deserialize];
  const [responseSerialize, responseDeserialize] = [serialize, deserialize];
  return {
    ...{ path, requestStream, responseStream },
    ...{ requestSerialize, requestDeserialize, responseSerialize, responseDeserialize },
  };
}

const service = {
  say: method("/test.Words/Say", false, false),
  list: method("/test.Words/List", false, true),
  join: method("/test.Words/Join", true, false),
  chat: method("/test.Words/Chat", true, true),
};

/** How the service answers. */
export interface WordsHandlers {
  say?: handleUnaryCall<Words, Words>;
  list?: handleServerStreamingCall<Words, Words>;
  join?: handleClientStreamingCall<Words, Words>;
  chat?: handleBidiStreamingCall<Words, Words>;
}

/** A server on a free port of this machine, and a client of it. */
export interface WordsStage {
  client: Client;
  /** The answer to a unary call. Rejects with a ServiceError. */
  say(text: string, options?: { deadline?: number; metadata?: Metadata }): Promise<string>;
  end(): void;
}

/** Starts both. */
export async function startWords(
  handlers: WordsHandlers,
  { client: interceptor, server: serverInterceptor }: { client?: Interceptor; server?: ServerInterceptor },
): Promise<WordsStage> {
  const server = new Server(serverInterceptor ? { interceptors: [serverInterceptor] } : {});
  server.addService(service, { ...handlers });
  const port = await new Promise<number>((resolve, reject) => {
    const listening = (error: Error | null, bound: number) => (error ? reject(error) : resolve(bound));
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), listening);
  });
  const interceptors = interceptor ? [interceptor] : [];
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), { interceptors });
  return {
    client,
    say: (text, { deadline = Number.POSITIVE_INFINITY, metadata = new Metadata() } = {}) =>
      new Promise((resolve, reject) => {
        const done = (error: ServiceError | null, answer?: Words) =>
          error ? reject(error) : resolve(answer?.text ?? "");
        client.makeUnaryRequest(service.say.path, serialize, deserialize, { text }, metadata, { deadline }, done);
      }),
    end: () => {
      client.close();
      server.forceShutdown();
    },
  };
}

/** The streams of the service, opened by hand. */
export const streams = {
  list: (client: Client, text: string) =>
    client.makeServerStreamRequest(service.list.path, serialize, deserialize, { text }),
  join: (client: Client, done: (error: ServiceError | null, answer?: Words) => void) =>
    client.makeClientStreamRequest(service.join.path, serialize, deserialize, done),
  chat: (client: Client) => client.makeBidiStreamRequest(service.chat.path, serialize, deserialize),
};
