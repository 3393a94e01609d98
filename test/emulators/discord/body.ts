import type { IncomingMessage } from "node:http";
import { Refusal, refusal } from "./errors.js";
import { isJson, type Json } from "./json.js";
import type { SentFile } from "./messages.js";

/** What a request carries. */
export interface RequestBody {
  readonly json: unknown;
  readonly files: readonly SentFile[];
}

export const NOTHING_SENT: RequestBody = { json: undefined, files: [] };

export async function readBytes(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks);
}

/** Reads JSON, or a form with files; throws as Discord refuses other things. */
export async function readBody(request: IncomingMessage): Promise<RequestBody> {
  const bytes = await readBytes(request);
  const type = request.headers["content-type"] ?? "";
  if (bytes.length === 0) return NOTHING_SENT;
  if (type.startsWith("application/json")) return { json: parse(bytes.toString("utf8")), files: [] };
  if (type.startsWith("multipart/form-data")) return readForm(bytes, type);
  throw new Refusal(400, {
    message: "Invalid Form Body",
    code: 50035,
    errors: {
      _errors: [
        {
          code: "CONTENT_TYPE_INVALID",
          message: `Expected "Content-Type" header to be one of {'application/json', 'multipart/form-data'}.`,
        },
      ],
    },
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal(50109);
  }
}

async function readForm(bytes: Buffer, type: string): Promise<RequestBody> {
  const form = await new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
  const files: SentFile[] = [];
  let json: unknown;
  for (const [name, value] of form.entries()) {
    if (typeof value !== "string")
      files.push({
        name: value.name,
        type: value.type,
        bytes: new Uint8Array(await value.arrayBuffer()),
      });
    else if (name === "payload_json") json = parse(value);
  }
  return { json, files };
}

/** The body as an object; an absent one is empty. */
export function objectOf(body: RequestBody): Json {
  if (body.json === undefined) return {};
  if (isJson(body.json)) return body.json;
  throw new Refusal(400, {
    message: "Invalid Form Body",
    code: 50035,
    errors: {
      _errors: [{ code: "MODEL_TYPE_CONVERT", message: "Only dictionaries may be used in a ModelType" }],
    },
  });
}
