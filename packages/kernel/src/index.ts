export { type Clock, systemClock } from "./clock.ts";
export { type ErrorCode, type ErrorSlug, errorCatalogue, HTTP_STATUS } from "./error-catalogue.ts";
export { AppError, asAppError, type ErrorDetails, fail, isUnavailable, sentenceOf } from "./errors.ts";
export { escapeHtml } from "./html.ts";
export { type LogFields, type Logger, silentLogger } from "./logger.ts";
export { type Loop, type LoopOptions, startLoop } from "./loop.ts";
export { type Cents, centsFromYuan, MAX_CENTS, multiply, sum, toCents, yuanFromCents } from "./money.ts";
export { createNumberGenerator } from "./number-generator.ts";
export { within } from "./within.ts";
