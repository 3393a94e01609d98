import { z } from "zod";
import { nameKinds } from "./reading/names.js";

const spelling = z.string().trim().min(1).max(200);

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
      }),
    )
    .max(5000)
    .default([]),
});

export type DeskProfile = z.output<typeof deskProfileSchema>;
