import { expect, test } from "vitest";
import { readCsv } from "../../loaders/csv.ts";
import { formatProblem } from "../../loaders/problem.ts";

const read = (text: string) => readCsv("t.csv", new TextEncoder().encode(text));

const problems = (text: string) => read(text).problems.map(formatProblem);

test("each field carries its text and the line and column where it starts", () => {
  const { header, records } = read('id,name\na,"say ""hi"", you"\nb,\n');
  expect(header).toEqual([
    { text: "id", line: 1, column: 1 },
    { text: "name", line: 1, column: 4 },
  ]);
  expect(records).toEqual([
    [
      { text: "a", line: 2, column: 1 },
      { text: 'say "hi", you', line: 2, column: 3 },
    ],
    [
      { text: "b", line: 3, column: 1 },
      { text: "", line: 3, column: 3 },
    ],
  ]);
});

test("a quoted field may span lines, and the fields after it know their own line", () => {
  const { records, problems: found } = read('id,note,x\na,"one\ntwo",z\nb,,y\n');
  expect(found).toEqual([]);
  expect(records[0]?.[1]).toEqual({ text: "one\ntwo", line: 2, column: 3 });
  expect(records[0]?.[2]).toEqual({ text: "z", line: 3, column: 6 });
  expect(records[1]?.[0]).toEqual({ text: "b", line: 4, column: 1 });
});

test("columns count characters, not bytes or UTF-16 units", () => {
  expect(read("a,b\n🙂é,x\n").records[0]?.[1]).toEqual({ text: "x", line: 2, column: 4 });
});

test("a stray quote is reported where it stands and reading goes on", () => {
  const csv = read('a,b\nx,5" disk\n1,2,3\n');
  expect(csv.problems.map(formatProblem)).toEqual([
    't.csv:2:4: stray quote: put the whole field in quotes and write each quote inside it twice ("")',
    "t.csv:3:5: row has 3 fields, the header has 2",
  ]);
  expect(csv.records[0]?.[1]?.text).toBe('5" disk');
  expect(csv.complete).toBe(true);
});

test("text after a closing quote is reported where it begins", () => {
  expect(problems('a,b\n"x"y,2\n')).toEqual([
    't.csv:2:4: text after a closing quote: write each quote inside a quoted field twice ("")',
  ]);
});

test("a quote that was closed too late is reported with the place where it was opened", () => {
  const csv = read('a,b\n"x,2\n3,"y"\n4,5\n');
  expect(csv.problems.map(formatProblem)).toEqual([
    't.csv:3:4: text after a closing quote: write each quote inside a quoted field twice (""), or close the quote opened at 2:1',
  ]);
  expect(csv.complete).toBe(false);
});

test("a quote that is never closed is reported where it was opened", () => {
  const csv = read('a,b\n1,"x\n2,y\n');
  expect(csv.problems.map(formatProblem)).toContain("t.csv:2:3: quote is never closed: add the closing quote");
  expect(csv.complete).toBe(false);
});

test("a byte order mark is reported and then skipped", () => {
  const csv = read("\uFEFFid\na\n");
  expect(csv.problems.map(formatProblem)).toEqual([
    "t.csv:1:1: the file begins with a byte order mark: save it as UTF-8 without BOM",
  ]);
  expect(csv.header).toEqual([{ text: "id", line: 1, column: 1 }]);
});

test("CRLF is reported once for the whole file and does not end up in a field", () => {
  const csv = read('a,b\r\n1,"x\r\ny"\r\n');
  expect(csv.problems.map(formatProblem)).toEqual(["t.csv:1:4: line ends in CRLF: save the file with LF line ends"]);
  expect(csv.records[0]?.[1]?.text).toBe("x\ny");
});

test("a short row is reported at its start, a long one at its first surplus field", () => {
  expect(problems("a,b,c\n1,2\n1,2,3,4\n1\n")).toEqual([
    "t.csv:2:1: row has 2 fields, the header has 3",
    "t.csv:3:7: row has 4 fields, the header has 3",
    "t.csv:4:1: row has 1 field, the header has 3",
  ]);
});

test("an empty line is reported and is no row", () => {
  const csv = read("a,b\n\n1,2\n\n");
  expect(csv.problems.map(formatProblem)).toEqual([
    "t.csv:2:1: empty line: delete it",
    "t.csv:4:1: empty line: delete it",
  ]);
  expect(csv.records).toHaveLength(1);
});

test("bytes that are not UTF-8 are reported at the first of them", () => {
  const bytes = new Uint8Array([
    ...new TextEncoder().encode("id,name\né,na"),
    0xe9,
    ...new TextEncoder().encode("ve\n"),
  ]);
  const csv = readCsv("t.csv", bytes);
  expect(csv.problems.map(formatProblem)).toEqual(["t.csv:2:5: byte 0xE9 is not UTF-8: save the file as UTF-8"]);
  expect(csv.complete).toBe(false);
});

test("a file that ends within a character is not UTF-8", () => {
  const csv = readCsv("t.csv", new Uint8Array([0x61, 0x0a, 0xc3]));
  expect(csv.problems.map(formatProblem)).toEqual(["t.csv:2:1: byte 0xC3 is not UTF-8: save the file as UTF-8"]);
});

test("an empty file is reported", () => {
  expect(problems("")).toEqual(["t.csv:1:1: the file is empty: it must begin with the header row"]);
});

test("NUL and other control characters are reported, quoted or not", () => {
  expect(problems('a,b\nx\0y,"p\tq"\n\u0085,\r1\n')).toEqual([
    "t.csv:2:2: control character U+0000: delete it",
    "t.csv:2:7: control character U+0009: delete it",
    "t.csv:3:1: control character U+0085: delete it",
    "t.csv:3:3: control character U+000D: delete it",
  ]);
});

test("a missing final newline is reported at the end of the file", () => {
  const csv = read("a,b\n1,2");
  expect(csv.problems.map(formatProblem)).toEqual(["t.csv:2:4: no newline at the end of the file: add one"]);
  expect(csv.records).toHaveLength(1);
});

test("independent mistakes are all reported in one go", () => {
  expect(problems('\uFEFFa,b\r\n1\nx"y,2\n"p"q,3\n\n1,2,3')).toHaveLength(8);
});
