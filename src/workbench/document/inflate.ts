import { Inflate } from "fflate";

/** What could be inflated, and why no more, if anything is amiss. */
export interface Inflated {
  readonly bytes: Uint8Array;
  readonly end: "whole" | "damaged" | "too large";
}

// Deflate makes at most 1,032 bytes of one, so each piece adds at most a sixteenth of the limit (or 64 KB, if that is
// more) before its size is seen. Smaller pieces would take long where much is allowed: each copies a window.
const pieceFor = (limit: number) => Math.max(64, Math.floor(limit / 16_512));

/** Inflates until the end, the damage or the limit, whichever comes first; a small input cannot fill the memory. */
export function inflateBounded(deflated: Uint8Array, limit: number): Inflated {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((chunk) => {
    chunks.push(chunk);
    size += chunk.length;
  });
  let end: Inflated["end"] = "whole";
  const piece = pieceFor(limit);
  try {
    for (let at = 0; at < deflated.length && size <= limit; at += piece) {
      inflate.push(deflated.subarray(at, at + piece), at + piece >= deflated.length);
    }
  } catch {
    end = "damaged";
  }
  const bytes = new Uint8Array(Math.min(size, limit));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk.subarray(0, bytes.length - at), at);
    at = Math.min(at + chunk.length, bytes.length);
  }
  return { bytes, end: deflated.length === 0 ? "damaged" : size > limit ? "too large" : end };
}
