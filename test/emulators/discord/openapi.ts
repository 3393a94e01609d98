import { existsSync, readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { isJson, type Json } from "./json.js";
import { Form } from "./validate/form.js";

/** Where Discord's OpenAPI file is on the machines that have it; it is no part of the project. */
export const SPEC_FILE = "/work/shared/specs/discord-openapi.json";

/** Checks requests and answers against Discord's OpenAPI file; compiles only what is used. */
export class Spec {
  readonly #document: Json;
  readonly #ajv: Ajv2020;
  readonly #compiled = new Map<string, ValidateFunction | undefined>();

  private constructor(document: Json) {
    this.#document = document;
    // Without inlining and optimising, compiling takes a third of the time, and checking is quick enough.
    this.#ajv = new Ajv2020({
      strict: false,
      addUsedSchema: false,
      inlineRefs: false,
      code: { optimize: false },
      validateSchema: false,
    });
    addFormats.default(this.#ajv);
    for (const format of ["snowflake", "nonce"]) this.#ajv.addFormat(format, true);
    // Schemas of components refer to each other, so the document is one schema; nothing is compiled yet.
    this.#ajv.addSchema({ $id: "discord", components: document["components"] }, "discord");
  }

  /** The checks, if the file is there. */
  static load(file = SPEC_FILE): Spec | undefined {
    if (!existsSync(file)) return undefined;
    let document = loaded.get(file);
    if (document === undefined) {
      const parsed: unknown = JSON.parse(readFileSync(file, "utf8"));
      if (!isJson(parsed)) return undefined;
      acceptPermissionText(parsed);
      document = new Spec(parsed);
      loaded.set(file, document);
    }
    return document;
  }

  /** Throws an invalid form body if the file does not allow this request. */
  checkRequest(method: string, path: string, body: unknown): void {
    const validate = this.#validator(`${method} ${path}`, () => {
      const operation = this.#operation(method, path);
      return inside(operation?.["requestBody"], "content", "application/json", "schema");
    });
    if (validate === undefined || validate(body)) return;
    const form = new Form();
    for (const error of mostTelling(validate.errors ?? []))
      form.add(error.instancePath.split("/").slice(1), "OPENAPI", `${error.message ?? "is not allowed"}`);
    form.check();
  }

  /** What is wrong with an answer of the emulator, if anything. */
  replyProblem(method: string, path: string, status: number, body: unknown): string | undefined {
    const validate = this.#validator(`${method} ${path} ${status}`, () => {
      const operation = this.#operation(method, path);
      return inside(operation?.["responses"], String(status), "content", "application/json", "schema");
    });
    if (validate === undefined || validate(body)) return undefined;
    const errors = mostTelling(validate.errors ?? []).map(
      (error) => `${error.instancePath} ${error.message}`,
    );
    return `the answer to ${method} ${path} is not as Discord's OpenAPI file says: ${errors.join("; ")}`;
  }

  /** What is wrong with an object of one of the file's components, if anything. */
  problem(component: string, value: unknown): string | undefined {
    const validate = this.#validator(component, () => ({ $ref: `#/components/schemas/${component}` }));
    if (validate === undefined || validate(value)) return undefined;
    return mostTelling(validate.errors ?? [])
      .map((error) => `${error.instancePath} ${error.message}`)
      .join("; ");
  }

  #operation(method: string, path: string): Json | undefined {
    const operation = inside(this.#document, "paths", path, method.toLowerCase());
    return isJson(operation) ? operation : undefined;
  }

  #validator(key: string, schema: () => unknown): ValidateFunction | undefined {
    if (!this.#compiled.has(key)) {
      const found = schema();
      this.#compiled.set(key, isJson(found) ? this.#ajv.compile(absolute(found)) : undefined);
    }
    return this.#compiled.get(key);
  }
}

/** One parsed file serves all emulators of the process: it never changes. */
const loaded = new Map<string, Spec>();

/**
 * The file says that `default_member_permissions` is an integer; the service takes text too, and
 * libraries send text, for permissions do not fit into a double.
 */
function acceptPermissionText(document: Json): void {
  const schemas = inside(document, "components", "schemas");
  for (const schema of Object.values(isJson(schemas) ? schemas : {})) {
    const field = inside(schema, "properties", "default_member_permissions");
    if (isJson(field) && Array.isArray(field["type"]) && field["type"].includes("integer"))
      field["type"] = [...field["type"], "string"];
  }
}

function inside(value: unknown, ...steps: string[]): unknown {
  let at = value;
  for (const step of steps) at = isJson(at) ? at[step] : undefined;
  return at;
}

/** References of an operation, made to point into the document. */
function absolute(schema: Json): Json {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"discord#/components/'));
}

/** The deepest errors: those of the branch of a union that fitted best. */
function mostTelling(errors: ErrorObject[]): ErrorObject[] {
  const own = errors.filter(({ keyword }) => !["oneOf", "anyOf", "enum", "const"].includes(keyword));
  const candidates = own.length > 0 ? own : errors;
  const depth = Math.max(...candidates.map(({ instancePath }) => instancePath.split("/").length));
  return candidates.filter(({ instancePath }) => instancePath.split("/").length === depth).slice(0, 5);
}
