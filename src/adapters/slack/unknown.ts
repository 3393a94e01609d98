import { ErrorCode } from "@slack/bolt";
import type { OpenWork } from "../../core/channel/work.js";
import type { Log } from "../../core/ports.js";
import { isNotInstalled } from "./installations.js";

const NOT_INSTALLED =
  "Dateline is not installed in this workspace, or was removed from it. Ask whoever runs it, or an administrator of the workspace, to install it here.";
const NOT_NOW =
  "Dateline could not look up this workspace, and so could not answer. Please ask again in a minute; if it stays so, tell whoever runs it.";
/** Milliseconds for what needs no more than a moment. */
const PATIENCE = 10_000;

/**
 * What Bolt reports before anything of ours is called: a workspace of which there is no token. Who asked is told so
 * by the response_url, which needs none. Throws what a store that fails keeps from being answered at all, for then
 * Slack delivers it again.
 */
export async function answerUnknown(error: Error, body: object, work: OpenWork, log: Log): Promise<void> {
  if (!("code" in error) || error.code !== ErrorCode.AuthorizationError) {
    log.error({ err: error }, "a listener failed");
    return;
  }
  const cause = causeOf(error);
  const notInstalled = isNotInstalled(cause);
  if (notInstalled) log.warn({ reason: cause.message }, "asked where it is not installed");
  else log.error({ err: cause }, "a workspace could not be looked up");
  if ("response_url" in body && typeof body.response_url === "string") {
    const url = body.response_url;
    void work.run(
      () => tell(url, notInstalled ? NOT_INSTALLED : NOT_NOW),
      (failure) => log.error({ err: failure }, "nobody could be told"),
    );
  } else if (!notInstalled) throw cause;
}

async function tell(url: string, text: string): Promise<void> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ response_type: "ephemeral", replace_original: false, text }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`Slack answered ${answer.status}.`);
}

/** Bolt wraps what the OAuth package wraps. */
function causeOf(error: Error): Error {
  let at: Error = error;
  while ("original" in at && at.original instanceof Error) at = at.original;
  return at;
}
