import { decodeText, encodeText } from "./text-codec.js";

/** A link's SQL, or why it cannot be read. */
export type DecodedSql =
  | { readonly kind: "sql"; readonly sql: string }
  | { readonly kind: "damaged"; readonly message: string };

/** SQL as text for a link. */
export function encodeSql(sql: string): string {
  return encodeText(sql);
}

/** Reads what {@link encodeSql} wrote; a link cut short or changed on its way gives a message, never other SQL. */
export function decodeSql(code: string): DecodedSql {
  const decoded = decodeText(code);
  if (decoded.kind === "text") return { kind: "sql", sql: decoded.text };
  return {
    kind: "damaged",
    message: `The SQL in this link cannot be read: ${decoded.reason}. The original query is shown; ask for the link again.`,
  };
}
