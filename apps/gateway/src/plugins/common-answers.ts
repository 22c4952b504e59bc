/** The parts of an OpenAPI operation that are looked at here. */
interface Operation {
  security?: unknown[];
  responses?: Record<string, unknown>;
  requestBody?: { required?: boolean; content?: Record<string, { schema?: { required?: string[] } }> };
}

/** What each status says, whichever route answers it. */
const MEANINGS: Record<number, string> = {
  400: "What was sent is not right; `field` names where",
  401: "Not logged in, or no longer",
  403: "Not allowed",
  404: "There is no such thing, or it is somebody else's",
  408: "The request took too long to arrive",
  409: "In conflict with what is there, such as another request with this Idempotency-Key",
  413: "The body is too large",
  414: "The URL is too long",
  429: "Too many requests: try again after Retry-After seconds",
  431: "The headers are too large or too many",
  500: "A fault of the shop",
  503: "Overloaded, or a service is away: try again after Retry-After seconds",
  504: "A service did not answer in time",
};

const ANYWHERE = [400, 408, 413, 414, 429, 431, 500, 503, 504];

/**
 * Adds to each operation of a path what it may answer besides what it says itself: who is not logged in, what is too
 * much, what is away. Errors all have one body, which stands in the document once. Says too whether a body is needed.
 */
export function addCommonAnswers(methods: Record<string, Operation>, error: { $ref: string }): void {
  for (const [method, operation] of Object.entries(methods)) {
    const own = Object.keys(operation.responses ?? {}).map(Number);
    const errors = [
      ...ANYWHERE,
      ...(operation.security ? [401, 403] : []),
      ...(method === "get" ? [] : [409]),
      ...own.filter((status) => status >= 400),
    ];
    operation.responses = { ...operation.responses, ...answersOf(errors, error) };
    if (operation.requestBody) operation.requestBody.required = needsBody(operation.requestBody);
  }
}

/** No body is an empty object, which is right where no field is required. */
function needsBody({ content = {} }: NonNullable<Operation["requestBody"]>): boolean {
  return Object.values(content).some(({ schema }) => (schema?.required ?? []).length > 0);
}

function answersOf(statuses: number[], schema: { $ref: string }): Record<string, unknown> {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: MEANINGS[status] ?? "An error", content: { "application/json": { schema } } },
    ]),
  );
}
