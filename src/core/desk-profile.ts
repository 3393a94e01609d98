import { z } from "zod";
import { stances } from "./findings/finding.js";
import { nameKinds } from "./reading/names.js";

const spelling = z.string().trim().min(1).max(200);

/** desk.yaml is read without types, so `true` comes as the word. */
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")], {
  error: "it is either true or false",
});

/** The base form of a reporting verb: its other forms are made from it. */
const cueVerb = z
  .string()
  .regex(/^[a-z]{2,30}$/, "a cue is one verb in its base form and in small letters, such as: lambaste");

function unknownStance({ code, keys = [] }: { code: string; keys?: readonly string[] }): string | undefined {
  if (code !== "unrecognized_keys") return undefined;
  return `${keys.map((key) => JSON.stringify(key)).join(", ")} is no stance; a stance is one of ${stances.join(", ")}`;
}

/** A desk as its `desk.yaml` describes it. */
export const deskProfileSchema = z.strictObject({
  /** Short name, as in the machine-readable output. */
  name: spelling.default("desk"),
  /** Slash command without its slash. */
  command: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,31}$/, "a command is 1 to 32 of a-z, 0-9, - and _")
    .default("desk"),
  /** What people read: "Syria desk". */
  title: spelling.default("Desk"),
  /** Questions worth trying, for the greeting and for help. */
  examples: z.array(spelling).max(10).default([]),
  names: z
    .array(
      z.strictObject({
        name: spelling,
        kind: z.enum(nameKinds),
        /** Other spellings, adjectives and demonyms that mean the same. */
        also: z.array(spelling).max(100).default([]),
        /** A side in the conflict: its statements are marked as those of a party. */
        party: flag.optional(),
      }),
    )
    .max(5000)
    .default([]),
  /** Reporting verbs of the desk's own by stance, beside those that Dateline knows. */
  cues: z.partialRecord(z.enum(stances), z.array(cueVerb).max(200), { error: unknownStance }).default({}),
});

export type DeskCues = DeskProfile["cues"];
export type DeskProfile = z.output<typeof deskProfileSchema>;
