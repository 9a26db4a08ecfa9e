import { z } from "zod";
import { readEnv } from "@/lib/env";
import { hasMessage, say, speaker } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import type { SiteTexts } from "@/lib/site-texts";
import { exampleList, exampleNotice, exampleSuggestions } from "./examples";
import {
  apiError,
  type errorCodes,
  listParameters,
  noticeAlone,
  noticeInList,
  noticeList,
  noticeParameters,
  suggestions,
  suggestParameters,
} from "./schema";

const [suggestAddress = ""] = paths.apiSuggest("en").split("?");

type Json = { [key: string]: unknown };

/** The OpenAPI 3.1 document of the open API, made from what the handlers themselves read and write. */
export function openApiDocument(texts: SiteTexts): Json {
  const { publicUrl } = readEnv();
  const answers = (of: "list" | "one" | "suggest", schema: string, example: object) => ({
    "200": {
      description: say("en", `api.answer.${of}`),
      headers: headersOf(of === "list" ? [...kept, "Link"] : kept),
      content: json(schema, example),
    },
    "304": { description: say("en", "api.answer.304"), headers: headersOf(kept) },
    "400": refused("malformed"),
    ...(of === "one" ? { "404": refused("not_found"), "410": refused("gone") } : {}),
    "429": refused("too_many", [...limited, "Retry-After"]),
    "500": refused("error"),
    "503": refused("unavailable", [...limited, "Retry-After"]),
  });
  return {
    openapi: "3.1.0",
    info: {
      title: say("en", "api.title"),
      version: "1.0.0",
      summary: say("en", "api.lead"),
      description: say("en", "api.about"),
      license: { name: "KOGL", url: publicUrl + paths.page("en", "licence") },
      contact: {
        name: speaker("en", texts)("foot.ministry"),
        url: publicUrl + paths.page("en", "contact"),
      },
    },
    servers: [{ url: publicUrl }],
    externalDocs: { url: publicUrl + paths.page("en", "api") },
    security: [],
    tags: [{ name: "notices", description: say("en", "api.about") }],
    paths: {
      [paths.apiNotices]: {
        get: {
          operationId: "listNotices",
          tags: ["notices"],
          summary: say("en", "api.list"),
          description: say("en", "api.list.about"),
          parameters: [...parametersOf(listParameters), ifNoneMatch],
          responses: answers("list", "NoticeList", exampleList),
        },
      },
      "/api/v1/notices/{number}": {
        get: {
          operationId: "getNotice",
          tags: ["notices"],
          summary: say("en", "api.one"),
          description: say("en", "api.one.about"),
          parameters: [
            {
              name: "number",
              in: "path",
              required: true,
              description: say("en", "api.field.number"),
              schema: { type: "integer", minimum: 1, maximum: 999_999_999 },
              example: 1042,
            },
            ...parametersOf(noticeParameters),
            ifNoneMatch,
          ],
          responses: answers("one", "Notice", exampleNotice),
        },
      },
      [suggestAddress]: {
        get: {
          operationId: "suggestNotices",
          tags: ["notices"],
          summary: say("en", "api.suggest"),
          description: say("en", "api.suggest.about"),
          parameters: parametersOf(suggestParameters).map((parameter) =>
            parameter.name === "q" ? { ...parameter, required: true } : parameter,
          ),
          responses: answers("suggest", "Suggestions", exampleSuggestions),
        },
      },
    },
    components: {
      schemas: {
        Suggestions: schemaOf(suggestions),
        NoticeInList: schemaOf(noticeInList),
        NoticeList: schemaOf(noticeList),
        Notice: schemaOf(noticeAlone),
        Error: schemaOf(apiError),
      },
      headers: Object.fromEntries(
        Object.entries(headerExamples).map(([name, example]) => [
          name,
          { description: wordsOf("header", name), schema: { type: "string" }, example },
        ]),
      ),
    },
  };
}

const headerExamples = {
  ETag: '"mBcO2Xn1gq1bXoAqQ1n4yA-br"',
  Link: '<https://notices.example.go.kr/api/v1/notices?page=2>; rel="next"',
  RateLimit: '"api";r=599;t=60',
  "RateLimit-Policy": '"api";q=600;w=60',
  "Retry-After": "17",
};
const limited = ["RateLimit", "RateLimit-Policy"];
const kept = ["ETag", ...limited];
const headersOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const ifNoneMatch = {
  name: "If-None-Match",
  in: "header",
  description: say("en", "api.header.If-None-Match"),
  schema: { type: "string" },
};

const json = (schema: string, example: object) => ({
  "application/json": { schema: { $ref: `#/components/schemas/${schema}` }, example },
});

const refused = (code: (typeof errorCodes)[number], headers: readonly string[] = limited) => ({
  description: say("en", `api.code.${code}`),
  headers: headersOf(headers),
  content: {
    "application/json": {
      schema: { $ref: "#/components/schemas/Error" },
      example: {
        error: {
          code,
          message: say("en", errorWords[code], { seconds: 17, reference: "5f0c1a2b3c4d" }),
          ...(code === "malformed" ? { field: "from" } : {}),
        },
      },
    },
  },
});

const errorWords = {
  malformed: "api.error.value",
  not_found: "api.error.number",
  gone: "api.error.gone",
  method: "api.error.method",
  too_many: "api.error.too_many",
  error: "api.error.error",
  unavailable: "api.error.unavailable",
} as const;

const examples: Record<string, unknown> = {
  lang: "en",
  board: "news-notices",
  q: "water",
  category: "services",
  department: "civil-service",
  from: "2026-01-01",
  to: "2026-12-31",
  page: 1,
  size: 20,
};

function parametersOf(parameters: z.ZodObject) {
  const { properties = {} } = schemaOf(parameters) as { properties?: Json };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: false,
    description: wordsOf("param", name),
    schema: withoutWords(schema),
    example: examples[name],
  }));
}

/** A parameter has words of its own: those of the field of its name are of another thing. */
const withoutWords = (schema: unknown) => ({ ...(schema as Json), description: undefined });

function wordsOf(kind: "param" | "field" | "header", name: string): string {
  const key = `api.${kind}.${name}`;
  return hasMessage(key) ? say("en", key) : "";
}

/** A schema as JSON Schema 2020-12, each property with its words. More fields may come: objects stay open. */
function schemaOf(schema: z.ZodType): Json {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io: "input",
    override: ({ zodSchema, jsonSchema }) => {
      // The format says it; what the pattern adds is the calendar, in a line nobody reads.
      if (jsonSchema.format === "date-time") delete jsonSchema.pattern;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (!(zodSchema instanceof z.ZodObject)) return;
      for (const [name, property] of Object.entries(jsonSchema.properties ?? {})) {
        const words = wordsOf("field", name);
        if (typeof property === "object" && words !== "") property.description ??= words;
      }
    },
  });
  return made;
}
