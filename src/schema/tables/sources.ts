import { date, oneOf, text } from "../column.js";
import { disputeNeedsNote } from "../rules.js";
import { table } from "../table.js";
import { evidence, ID, note } from "./common.js";

export const sources = table({
  name: "sources",
  title: "Sources",
  description: "one cited work",
  key: ["key"],
  unique: [["url"]],
  rules: [disputeNeedsNote],
  columns: {
    key: text("Identifier by which other tables cite the work", { pattern: ID }),
    title: text("Title of the work, or what the address shows where the work has none"),
    authors: text("Authors or the publishing organisation", { optional: true }),
    published: date("When the work appeared", { optional: true }),
    kind: oneOf("What sort of work it is", {
      paper: "research paper or preprint",
      model_card: "model card or configuration file",
      repository: "source repository",
      code: "one file, commit or directory of a repository",
      pull_request: "pull request or issue",
      release_notes: "release notes or a tagged release",
      documentation: "project or vendor documentation",
      blog: "post by the people who did the work",
      news: "report or summary by somebody else",
      essay: "one of the essays under test, or its author's comments",
      dataset: "table or list of figures",
    }),
    url: text("Where it can be read", { pattern: /^https?:\/\/\S+$/ }),
    arxiv: text("arXiv identifier", { pattern: /^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/, optional: true }),
    evidence,
    note,
  },
});
