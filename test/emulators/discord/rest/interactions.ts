import { objectOf } from "../body.js";
import type { Emulator } from "../emulator.js";
import { answer, CALLBACK, callbackResponse } from "../interactions.js";
import type { Router } from "../router.js";

/** The first answer to an interaction. */
export function addInteractionRoutes(router: Router, emulator: Emulator): void {
  router.add(
    "POST",
    "/interactions/:interaction/:token/callback",
    ({ params, query, body }) => {
      const { interactions } = emulator;
      const interaction = interactions.toAnswer(emulator, params["interaction"] ?? "", params["token"] ?? "");
      answer(emulator, interaction, objectOf(body), body.files);
      // Discord says yes to "true" and "1"; without it there is no body, nor a content type.
      const wanted = ["true", "1"].includes(query.get("with_response") ?? "");
      return wanted ? { status: 200, body: callbackResponse(interaction) } : { status: 204 };
    },
    { open: true, spec: CALLBACK },
  );
}
