import { isAbsent, type Json, textOf } from "../json.js";
import { LIMITS } from "../limits.js";
import type { ComponentScope } from "./components.js";
import type { Path } from "./form.js";

function checkMedia(scope: ComponentScope, path: Path, value: unknown, attachmentOnly = false): void {
  if (isAbsent(value)) {
    scope.form.required(path);
    return;
  }
  const media = scope.form.object(path, value);
  if (media === undefined) return;
  const at = [...path, "url"];
  const url = textOf(media["url"]);
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  if (name !== undefined && !scope.files.has(name))
    scope.form.add(
      at,
      "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
      `The referenced attachment "${name}" was not found`,
    );
  else if (attachmentOnly && name === undefined)
    scope.form.add(at, "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('attachment').");
  else scope.form.url(at, media["url"], { max: LIMITS.v2.mediaUrl, attachment: true, required: true });
}

export function checkThumbnail(scope: ComponentScope, path: Path, thumbnail: Json): void {
  checkMedia(scope, [...path, "media"], thumbnail["media"]);
  scope.form.text([...path, "description"], thumbnail["description"], { max: LIMITS.v2.mediaDescription });
  scope.form.boolean([...path, "spoiler"], thumbnail["spoiler"]);
}

export function checkGallery(scope: ComponentScope, path: Path, gallery: Json): void {
  const at = [...path, "items"];
  const items = scope.form.list(at, gallery["items"], { min: 1, max: LIMITS.v2.galleryItems });
  for (const [index, item] of items.entries()) {
    const inner = scope.form.object([...at, index], item);
    if (inner !== undefined) checkThumbnail(scope, [...at, index], inner);
  }
}

export function checkFile(scope: ComponentScope, path: Path, file: Json): void {
  checkMedia(scope, [...path, "file"], file["file"], true);
  scope.form.boolean([...path, "spoiler"], file["spoiler"]);
}

export function checkSeparator(scope: ComponentScope, path: Path, separator: Json): void {
  scope.form.boolean([...path, "divider"], separator["divider"]);
  if (!isAbsent(separator["spacing"])) scope.form.choice([...path, "spacing"], separator["spacing"], [1, 2]);
}
