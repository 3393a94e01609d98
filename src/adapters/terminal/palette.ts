import pc from "picocolors";
import type { Style } from "./wrap.js";

/** What each thing on the screen looks like; the identity everywhere when colour is off. */
export interface Palette {
  readonly headline: Style;
  readonly heading: Style;
  readonly number: Style;
  readonly claimant: Style;
  readonly badge: Style;
  readonly warning: Style;
  readonly quiet: Style;
}

function build(colour: boolean): Palette {
  const c = pc.createColors(colour);
  return {
    headline: c.bold,
    heading: c.underline,
    number: c.cyan,
    claimant: c.bold,
    badge: c.yellow,
    warning: c.red,
    quiet: c.dim,
  };
}

const palettes = { on: build(true), off: build(false) };

export function paletteFor(colour: boolean): Palette {
  return colour ? palettes.on : palettes.off;
}

/** Whether to colour: https://no-color.org first, then FORCE_COLOR, then whether a terminal is there to see it. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, isTTY: boolean): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"]) return env["FORCE_COLOR"] !== "0";
  return isTTY && env["TERM"] !== "dumb";
}
