import { InvalidArgumentError } from "commander";
import { z } from "zod";

/** What the options of the command line may say; each schema's message completes "must be …". */

const count = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "a whole number from 1")
  .transform(Number);

const day = z.iso.date("a day that exists, as 2024-11-30");

const moment = z.union([z.iso.datetime({ offset: true }), z.iso.date()], {
  error: "a time as 2024-11-30 or 2024-11-30T06:00:00Z",
});

function parserOf<T>(schema: z.ZodType<T, string>): (written: string) => T {
  return (written) => {
    const result = schema.safeParse(written.trim());
    if (result.success) return result.data;
    throw new InvalidArgumentError(`It must be ${result.error.issues[0]?.message ?? "something else"}`);
  };
}

const address = z.url({ protocol: /^https$/, error: "a whole address, as https://dateline.example.org" });

export const parseAddress = parserOf(address);
export const parseCount = parserOf(count);
export const parseDay = parserOf(day);
export const parseMoment = parserOf(moment.transform((written) => Date.parse(written)));

/** Options of the program itself. */
export const globalOptions = z.object({
  data: z.string().min(1).optional(),
  color: z.boolean(),
  /** Milliseconds since the epoch. */
  now: z.number().optional(),
});
export type GlobalOptions = z.output<typeof globalOptions>;

const limit = z.number().exactOptional();
const json = z.boolean().default(false);

export const askOptions = z.object({ json, limit });
export const timelineOptions = z.object({ json, dates: limit, perDate: limit });
export const digestOptions = z
  .object({ json, date: z.string(), since: z.string().exactOptional(), limit })
  .refine(({ date, since }) => since === undefined || since <= date, "--since must not be after --date");
export const exportOptions = z.object({ format: z.enum(["jsonl", "csv"]) });
