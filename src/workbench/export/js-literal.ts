const INLINE = 90;

/**
 * A JSON value as JavaScript that is good to read: texts of several lines stand as such, in backquotes. It can stand
 * within a fence of a Markdown page and within a script element of HTML, whatever its texts say.
 */
export function jsLiteral(value: unknown, indent = ""): string {
  if (typeof value === "string") return textLiteral(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
  const parts = Array.isArray(value)
    ? value.map((item) => jsLiteral(item, `${indent}  `))
    : Object.entries(value).map(([key, item]) => `${keyLiteral(key)}: ${jsLiteral(item, `${indent}  `)}`);
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const inline = parts.join(", ");
  if (parts.length === 0) return open + close;
  if (inline.length <= INLINE && !inline.includes("\n")) return Array.isArray(value) ? `[${inline}]` : `{ ${inline} }`;
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join("")}${indent}${close}`;
}

function keyLiteral(key: string): string {
  // As a plain key it would be no field but the object's prototype.
  if (key === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(key) ? key : lineLiteral(key);
}

function lineLiteral(text: string): string {
  return markupSafe(JSON.stringify(text));
}

function textLiteral(text: string): string {
  if (!text.includes("\n")) return lineLiteral(text);
  // JSON's escapes hold in a template too, all but that of the quote, which needs none there.
  const lines = text.split("\n").map((line) =>
    JSON.stringify(line)
      .slice(1, -1)
      .replace(/\\(.)|`|\$\{/g, (found: string, escaped: string | undefined) =>
        escaped === undefined ? `\\${found}` : escaped === '"' ? '"' : found,
      ),
  );
  return `\`${markupSafe(lines.join("\n"))}\``;
}

/** Without what ends a script element or hides a part of it, and without signs that no editor shows. */
function markupSafe(literal: string): string {
  return literal
    .replace(/<(?=[/!]|script)/gi, "\\u003c")
    .replace(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
