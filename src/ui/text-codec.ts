import { deflateSync, inflateSync } from "fflate";

/** A link's text, or why it cannot be read. */
export type DecodedText =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "damaged"; readonly reason: string };

const VERSION = "1";

// Deflate expands at most about a thousandfold: a longer payload could fill a phone's memory.
const MAX_PAYLOAD = 24_000;

/** Text for a link: version, then a checksum and the text, deflated, in base64url. */
export function encodeText(plain: string): string {
  const text = new TextEncoder().encode(plain);
  const bytes = new Uint8Array(text.length + 4);
  new DataView(bytes.buffer).setUint32(0, fnv1a(text));
  bytes.set(text, 4);
  return `${VERSION}.${toBase64Url(deflateSync(bytes, { level: 9 }))}`;
}

/** Reads what {@link encodeText} wrote; a link cut short or changed on its way gives a reason, never other text. */
export function decodeText(code: string): DecodedText {
  const dot = code.indexOf(".");
  const version = dot < 0 ? "" : code.slice(0, dot);
  if (!/^\d+$/.test(version)) return damaged("it has no version");
  if (version !== VERSION) return damaged(`it has version ${version}, and this page reads version ${VERSION}`);
  const payload = code.slice(dot + 1);
  if (payload.length > MAX_PAYLOAD) return damaged("it is too long");
  try {
    const bytes = inflateSync(fromBase64Url(payload));
    const text = bytes.subarray(4);
    if (bytes.length < 4 || new DataView(bytes.buffer, bytes.byteOffset).getUint32(0) !== fnv1a(text)) {
      return damaged("a part of it is missing or changed");
    }
    return { kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(text) };
  } catch {
    return damaged("a part of it is missing or changed");
  }
}

function damaged(reason: string): DecodedText {
  return { kind: "damaged", reason };
}

/** Bytes in base64 with `-` and `_`, without the padding. */
export function toBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Reads what {@link toBase64Url} wrote. @throws where it is no base64 */
export function fromBase64Url(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}

/** FNV-1a, 32 bits: it finds damage, and is no defence against a forger, who may write any text anyway. */
export function fnv1a(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}
