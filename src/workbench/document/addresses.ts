/** Characters of an image within a document: a small mark or sketch, not a photograph. */
export const MAX_IMAGE = 16_000;

// A browser skips these inside an address, so that "java\nscript:" is a scheme to it.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const SKIPPED = /[\u0000-\u0020\u007f-\u009f\u00ad\u200b-\u200f\u2028\u2029\u2060\ufeff]/;

/** Whether a link may lead there: a page of the web, a letter, or a place on this site. It never runs anything. */
export function isLinkAddress(address: string): boolean {
  const text = address.trim();
  if (SKIPPED.test(text)) return false;
  const scheme = /^([^/?#]*?):/.exec(text)?.[1];
  return scheme === undefined ? true : /^(?:https?|mailto)$/i.test(scheme);
}

/** Whether an image may be shown: a file of this site by its path, or a small bitmap within the document itself. */
export function isImageAddress(address: string): boolean {
  if (/^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/.test(address)) {
    return address.length <= MAX_IMAGE;
  }
  return /^(?!\/\/)[A-Za-z0-9_~./%-]+$/.test(address);
}
