import { describe, expect, it } from "vitest";
import { correctShell, correctStyle } from "../../loaders/page-shell.ts";

const SHELL = `<!DOCTYPE html>
<html>
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<input id="observablehq-sidebar-toggle" type="checkbox" title="Toggle sidebar">
<nav id="observablehq-sidebar">
  <ol>
    <label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle"></label>
    <li></li>
  </ol>
  <input type="search" placeholder="Search">
</nav>`;

describe("correctShell", () => {
  it("names the language and the controls, lets readers zoom, and keeps lists to their items", () => {
    expect(correctShell(SHELL)).toBe(`<!DOCTYPE html>
<html lang="en">
<meta name="viewport" content="width=device-width, initial-scale=1">
<nav aria-label="Navigation switch"><input id="observablehq-sidebar-toggle" type="checkbox" aria-label="Show the navigation"></nav>
<nav id="observablehq-sidebar" aria-label="Site">
  <label id="observablehq-sidebar-close" for="observablehq-sidebar-toggle"></label><ol>
    <li></li>
  </ol>
  <input type="search" placeholder="Search" aria-label="Search the site">
</nav>`);
  });

  it("mends a page without a sidebar, as one in a frame is", () => {
    expect(correctShell(SHELL.replace(/<input id=[\s\S]*/, ""))).toBe(`<!DOCTYPE html>
<html lang="en">
<meta name="viewport" content="width=device-width, initial-scale=1">
`);
  });

  it("says which correction no longer finds its place", () => {
    expect(() => correctShell(SHELL.replace("<html>", "<html lang='x'>"))).toThrow("<html>");
  });
});

describe("correctStyle", () => {
  it("lets rules follow the moved switch", () => {
    expect(correctStyle("#observablehq-sidebar-toggle:checked ~ #observablehq-sidebar{}")).toBe(
      "nav:has(>#observablehq-sidebar-toggle:checked)~ #observablehq-sidebar{}",
    );
  });

  it("says so where nothing follows the switch", () => {
    expect(() => correctStyle("a{}")).toThrow("sidebar-toggle");
  });
});
