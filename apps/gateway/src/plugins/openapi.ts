import swagger from "@fastify/swagger";
import { API_PREFIX, type App } from "../app.ts";
import { errorEnvelope } from "../envelope.ts";
import { addCommonAnswers } from "./common-answers.ts";

const ERROR = { $ref: "#/components/schemas/Error" };

/** Makes OpenAPI 3.1 of the routes' schemas: the JSON at /openapi.json. */
export async function documentRoutes(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "flash-mall",
        version: "1.0.0",
        description: "A flash-sale shop. Log in with user/login, then press Authorize and paste the token.",
      },
      components: {
        securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
        schemas: { Error: errorEnvelope },
      },
    },
    transform: ({ schema, url, route }) => {
      const open = route.config?.access === "public" || !url.startsWith(API_PREFIX);
      return { schema: open ? schema : { ...schema, security: [{ bearer: [] }] }, url };
    },
    transformObject: (found) => {
      if (!("openapiObject" in found)) throw new Error("The description is OpenAPI, not Swagger 2");
      for (const [path, methods] of Object.entries(found.openapiObject.paths ?? {})) {
        if (path.startsWith(API_PREFIX)) addCommonAnswers(methods as Parameters<typeof addCommonAnswers>[0], ERROR);
      }
      return found.openapiObject;
    },
  });
  app.get("/openapi.json", { schema: { hide: true } }, async () => app.swagger());
}
