import { HighlightStyle } from "@codemirror/language";
import type { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

/** The colours of code, whatever its language. */
export const codeColours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  { tag: [tags.lineComment, tags.blockComment], color: "var(--code-comment)", fontStyle: "italic" },
  { tag: [tags.typeName, tags.standard(tags.name)], color: "var(--code-builtin)" },
  { tag: tags.special(tags.name), color: "var(--code-parameter)", fontWeight: "600" },
]);

/** The word at a line and column; where there is none, the character, or the line's last. */
export function rangeAt(
  view: EditorView,
  { line, column }: { readonly line: number; readonly column: number },
): { from: number; to: number } {
  const { doc } = view.state;
  const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const from = Math.min(found.from + Math.max(column - 1, 0), Math.max(found.from, found.to - 1));
  const length = /^[\w$]+/.exec(doc.sliceString(from, found.to))?.[0].length ?? 1;
  return { from, to: Math.min(doc.length, from + length) };
}
