import { type AppError, asAppError, fail, httpStatusOf, type Logger } from "@mall/kernel";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { failed, retryAfterOf } from "../envelope.ts";
import { languageOf } from "./language.ts";
import { BARE_HEADERS } from "./security-headers.ts";
import { isValidationFailure, reasonOf } from "./validation.ts";
import { sendNoSuchPage } from "./web-pages.ts";

/** Every error leaves as the envelope: HTTP status, a sentence for the buyer, the stable slug, the field, the trace. */
export function answerErrors(app: FastifyInstance, logger: Logger): void {
  app.setErrorHandler((thrown, request, reply) => {
    const language = languageOf(request.headers["accept-language"]);
    const error = toAppError(thrown, language);
    if (error.code === "internal") logger.error({ err: error.cause ?? thrown, ...placeOf(request) }, "request failed");
    return sendError(request, reply, error);
  });
  app.setNotFoundHandler((request, reply) => {
    if (sendNoSuchPage(request, reply)) return reply;
    return sendError(request, reply, fail("route_not_found"));
  });
}

/** Answers a URL that no route can be looked up by: it does not decode, or a part of it is too long. */
export function answerBadUrl(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const tooLong = error.code === "FST_ERR_MAX_PARAM_LENGTH";
  void sendError(request, reply.headers(BARE_HEADERS), fail(tooLong ? "url_too_long" : "bad_request"));
}

/** Where it went wrong. Not the URL: what a client put into its query belongs into no log. */
function placeOf({ method, routeOptions, traceId }: FastifyRequest) {
  return { method, route: routeOptions.url, trace_id: traceId };
}

/** Sends an error as the envelope. */
function sendError(request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply {
  const status = httpStatusOf(error.slug);
  const retryAfter = retryAfterOf(status, error.retryAfterMs);
  if (retryAfter !== undefined) void reply.header("retry-after", retryAfter);
  // Answers of the files' own instance, and of what no route was found for, are not traced.
  return reply.code(status).send(failed(error, languageOf(request.headers["accept-language"]), request.traceId ?? ""));
}

function toAppError(thrown: unknown, language: "zh" | "en"): AppError {
  if (isValidationFailure(thrown)) {
    return fail("invalid_input", { field: thrown.field, params: { reason: reasonOf(thrown, language) } });
  }
  const code = (thrown as { code?: unknown }).code;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return fail("body_too_large");
  // Fastify's own refusals of a request that cannot be read: a wrong Content-Length, a broken URL.
  const status = (thrown as { statusCode?: unknown }).statusCode;
  if (typeof status === "number" && status >= 400 && status < 500) return fail("bad_request", { cause: thrown });
  return asAppError(thrown);
}
