/**
 * The institution API's description in OpenAPI 3.1, made from the table of operations and the shapes that the services
 * check with.
 */
import { z } from "zod";
import { API_PATH } from "./call.server";
import { type Operation, OPERATIONS } from "./operations.server";
import { type Problem, PROBLEMS } from "./problems";

const INTRODUCTION = `For the institutions that make linkages. Every request is signed: \`Authorization: Bearer\` carries a request token, a JWT (RFC 7519) signed with your private key (Ed25519 or P-256), with \`iss\` your id, \`aud\` this API's address, \`iat\` now and \`jti\` a text that you use once (up to 64 letters, digits, \`-\` and \`_\`). A token serves for one request within a minute; clocks may differ by 30 seconds. Requests that change something carry an \`Idempotency-Key\`, but for keys and CSV files, which are alike when they come again: repeat all of them freely. Steps carry \`If-Match\` with the version that you saw. Errors are problem details (RFC 9457).`;

/** @param origin where the portal is reached */
export function describeApi(origin: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of OPERATIONS) {
    const path = (paths[operation.path] ??= {});
    path[operation.method.toLowerCase()] = describeOperation(operation);
  }
  return {
    openapi: "3.1.0",
    info: { title: "わたしのひもづけ: institution API", version: "1.0.0", description: INTRODUCTION },
    servers: [{ url: `${origin}${API_PATH}` }],
    security: [{ requestToken: [] }],
    paths,
    components: {
      securitySchemes: {
        requestToken: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "Signed by the institution, for one request.",
        },
      },
      schemas: { ...sharedSchemas(), Problem: PROBLEM_SCHEMA },
    },
  };
}

const PROBLEM_SCHEMA = {
  type: "object",
  required: ["type", "title", "status"],
  properties: {
    type: { type: "string", format: "uri" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
  },
};

const uri = (id: string) => `#/components/schemas/${id}`;

/** The shapes that have a name, each once. */
function sharedSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(z.globalRegistry, { uri, io: "input" });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutIds(schema)]));
}

/** @returns the schema, or where it has a name the reference to it */
function schemaOf(schema: z.ZodType): unknown {
  const id = z.globalRegistry.get(schema)?.id;
  return id ? { $ref: uri(id) } : withoutIds(z.toJSONSchema(schema, { io: "input" }));
}

function withoutIds(schema: object): unknown {
  const { $id: _id, $schema: _dialect, id: _name, ...rest } = schema as Record<string, unknown>;
  return rest;
}

function describeOperation(operation: Operation): Record<string, unknown> {
  const { id, summary, description, body, answer } = operation;
  return {
    operationId: id,
    summary,
    description,
    parameters: parametersOf(operation),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { [body.type]: { schema: schemaOf(body.schema), example: body.example } },
          },
        }
      : {}),
    responses: {
      [answer.status]: {
        description: answer.description,
        ...(answer.etag
          ? { headers: { ETag: { description: "The version, for If-Match.", schema: { type: "string" } } } }
          : {}),
        content: { [answer.type]: { schema: schemaOf(answer.schema) } },
      },
      ...describeProblems(operation.problems),
    },
  };
}

function parametersOf({ parameters = [], writes, versioned }: Operation) {
  const text = { type: "string" };
  const header = (name: string, description: string) => ({
    name,
    in: "header",
    required: true,
    description,
    schema: text,
  });
  return [
    ...parameters.map(({ name, in: place, description }) => ({
      name,
      in: place,
      required: place === "path",
      description,
      schema: text,
    })),
    ...(writes
      ? [header("Idempotency-Key", "Names this request: sent again, it gets the same answer and does nothing.")]
      : []),
    ...(versioned ? [header("If-Match", 'The ETag that you last saw, with its quotes: "7".')] : []),
  ];
}

/** Problems of one status stand together, as OpenAPI has one answer a status. */
function describeProblems(problems: readonly Problem[]): Record<string, unknown> {
  const byStatus: Record<string, string[]> = {};
  for (const problem of problems)
    (byStatus[PROBLEMS[problem].status] ??= []).push(`${PROBLEMS[problem].title}. ${PROBLEMS[problem].meaning}`);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, meanings]) => [
      status,
      {
        description: meanings.join("\n\n"),
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    ]),
  );
}
