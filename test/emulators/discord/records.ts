import type { Json } from "./json.js";

/** One request to the REST API. */
export interface RequestRecord {
  readonly method: string;
  /** The template, `/channels/:id/messages`; the path itself where no route fits. */
  readonly route: string;
  readonly path: string;
  readonly query: Record<string, string>;
  readonly body: unknown;
  readonly at: number;
  /** Undefined while it is handled and when the answer was withheld. */
  status: number | undefined;
}

/** A payload that was refused. */
export interface Rejection {
  readonly method: string;
  readonly route: string;
  readonly path: string;
  readonly status: number;
  readonly code: number;
  readonly message: string;
  /** `errors` of an invalid form body. */
  readonly errors: unknown;
  readonly body: unknown;
  /** Whether the test asked for it with `fail`. */
  readonly scripted: boolean;
}

/** What was asked and refused; kept off in benchmarks. */
export class Records {
  readonly requests: RequestRecord[] = [];
  readonly rejections: Rejection[] = [];
  /** What Discord takes without a word but does not do. */
  readonly warnings: string[] = [];
  /** Answers of the emulator that Discord's OpenAPI file does not allow: defects of the emulator. */
  readonly defects: string[] = [];
  readonly #keep: boolean;

  constructor(keep: boolean) {
    this.#keep = keep;
  }

  request(record: RequestRecord): void {
    if (this.#keep) this.requests.push(record);
  }

  rejection(rejection: Omit<Rejection, "code" | "message" | "errors">, answer: Json): void {
    this.rejections.push({
      ...rejection,
      code: Number(answer["code"] ?? 0),
      message: String(answer["message"] ?? ""),
      errors: answer["errors"],
    });
  }
}
