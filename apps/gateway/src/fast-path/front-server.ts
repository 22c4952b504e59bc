import { createServer, type IncomingMessage, type ServerOptions, type ServerResponse } from "node:http";
import type { FastifyServerFactory } from "fastify";
import type { AnswerHeaders } from "../plugins/security-headers.ts";

/** Answers a request, or lets something do it. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** Sees a request before Fastify does, and answers it or hands it on, whole. */
export type FastPath = (request: IncomingMessage, response: ServerResponse, handOn: Handler) => void;

/** A server with ways past Fastify. */
export interface FrontServer {
  serverFactory: FastifyServerFactory;
  /** Opens a way, in front of those opened before. Until the first, Fastify answers everything. */
  open(path: FastPath): void;
  /** Of answers that are written past Fastify. */
  readonly headers: AnswerHeaders;
  useHeaders(headers: AnswerHeaders): void;
}

/** What Fastify gives the maker of its server, as far as it is used. */
interface Settings {
  http?: ServerOptions;
  keepAliveTimeout: number;
  requestTimeout: number;
  connectionTimeout: number;
}

/** Makes the server that Fastify would make itself, but for the ways past it. */
export function createFrontServer(): FrontServer {
  let handle: Handler | undefined;
  let headers: AnswerHeaders = { open: {}, secret: {} };
  return {
    // Called again for each further address of the host; the handler is always the same.
    serverFactory: (fastify, given) => {
      handle ??= fastify;
      const { http = {}, keepAliveTimeout, requestTimeout, connectionTimeout } = given as unknown as Settings;
      const server = createServer(http, (request, response) => handle?.(request, response));
      server.keepAliveTimeout = keepAliveTimeout;
      server.requestTimeout = requestTimeout;
      server.setTimeout(connectionTimeout);
      return server;
    },
    open: (path) => {
      const next = handle;
      if (next) handle = (request, response) => path(request, response, next);
    },
    get headers() {
      return headers;
    },
    useHeaders: (given) => {
      headers = given;
    },
  };
}
