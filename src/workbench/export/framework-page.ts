import { canonical } from "../document/parse.js";
import type { WorkbenchDocument } from "../document/schema.js";
import { jsLiteral } from "./js-literal.js";

export const MARKDOWN_TYPE = "text/markdown";

/**
 * A document as a page of this site's project: put into `src/`, it is built with the site and shows the same cells, run
 * by the same modules. Its texts stand in code, where they are nothing but texts: as the page's own Markdown, HTML and
 * `${}` of theirs would run.
 */
export function frameworkPage(document: WorkbenchDocument): string {
  const { title, summary, dataset, cells, version } = canonical(document);
  const analysis = { version, title, ...(summary === undefined ? {} : { summary }), dataset, cells };
  const name = title.trim() || "Analysis";
  return `---
title: ${frontMatterText(name)}
toc: false
---

<link rel="stylesheet" href="workbench/workbench.css">

\`\`\`js
import { loadCatalog } from "./engine/files.js";
import { openPage } from "./ui/page.js";
import { openContext } from "./workbench/page/context.js";
import { exportedPage } from "./workbench/page/exported-page.js";

const analysis = ${jsLiteral(analysis)};

const bets = () => FileAttachment("data/bet-queries.json").json();

display(exportedPage(openContext(openPage("./"), await loadCatalog(), bets), analysis));
\`\`\`
`;
}

/** A text as YAML on one line, in quotes. YAML takes JSON's escapes, and refuses signs that do not print. */
function frontMatterText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
