import type { Problem } from "./problem.ts";
import { decodeUtf8 } from "./utf8.ts";

// No CSV library is used: those at hand give the number of a row or a byte, none the line and column of each cell, which
// every message to a contributor needs.

/** A cell with the place of its first character (its opening quote where it has one). */
export interface Field {
  readonly text: string;
  readonly line: number;
  /** Counted from 1 in characters, not bytes or UTF-16 units. */
  readonly column: number;
}

export interface CsvFile {
  readonly header: readonly Field[];
  readonly records: readonly (readonly Field[])[];
  readonly problems: readonly Problem[];
  /** False where rows may have been lost: the absence of a row then means nothing. */
  readonly complete: boolean;
}

/**
 * Reads RFC 4180 strictly: UTF-8 without byte order mark, LF, comma, one header row. What is wrong is reported in
 * `problems`; reading goes on wherever a later row can still be told apart.
 *
 * @param file the name to give in problems
 */
export function readCsv(file: string, bytes: Uint8Array): CsvFile {
  const decoding = decodeUtf8(bytes);
  if ("byte" in decoding) {
    const { line, column, byte } = decoding;
    const message = `byte 0x${byte.toString(16).toUpperCase().padStart(2, "0")} is not UTF-8: save the file as UTF-8`;
    return { header: [], records: [], problems: [{ file, line, column, message }], complete: false };
  }
  return new CsvReader(file, decoding.text).read();
}

class CsvReader {
  readonly #file: string;
  readonly #text: string;
  readonly #problems: Problem[] = [];
  #index = 0;
  #line = 1;
  #column = 1;
  #complete = true;
  #recordIsBroken = false;
  #hasCrlf = false;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  read(): CsvFile {
    if (this.#text.startsWith("\uFEFF")) {
      this.#report("the file begins with a byte order mark: save it as UTF-8 without BOM");
      this.#index = 1;
    }
    if (this.#atEnd()) {
      this.#report("the file is empty: it must begin with the header row");
      return { header: [], records: [], problems: this.#problems, complete: false };
    }
    const header = this.#record();
    const records: (readonly Field[])[] = [];
    while (!this.#atEnd()) {
      const record = this.#record();
      if (this.#checkLength(record, header.length)) records.push(record);
    }
    return { header, records, problems: this.#problems, complete: this.#complete };
  }

  #checkLength(record: readonly Field[], expected: number): boolean {
    const [first] = record;
    if (record.length === 1 && first?.text === "") {
      this.#reportAt(first, "empty line: delete it");
      return false;
    }
    if (record.length !== expected && !this.#recordIsBroken) {
      const place = record[expected] ?? first;
      const fields = record.length === 1 ? "1 field" : `${record.length} fields`;
      if (place) this.#reportAt(place, `row has ${fields}, the header has ${expected}`);
    }
    return true;
  }

  #record(): readonly Field[] {
    this.#recordIsBroken = false;
    const fields = [this.#field()];
    while (this.#peek() === ",") {
      this.#advance();
      fields.push(this.#field());
    }
    if (this.#atEnd()) this.#report("no newline at the end of the file: add one");
    else this.#lineEnd();
    return fields;
  }

  #field(): Field {
    const place = { line: this.#line, column: this.#column };
    return { text: this.#peek() === '"' ? this.#quoted(place) : this.#plain(), ...place };
  }

  #plain(): string {
    const stray = 'stray quote: put the whole field in quotes and write each quote inside it twice ("")';
    return this.#untilFieldEnd(stray);
  }

  #quoted(start: Omit<Field, "text">): string {
    let text = "";
    this.#advance();
    for (;;) {
      if (this.#atEnd()) {
        this.#loseRows();
        this.#reportAt(start, "quote is never closed: add the closing quote");
        return text;
      }
      if (this.#peek() === '"') {
        this.#advance();
        if (this.#peek() !== '"') break;
      }
      text += this.#advance();
    }
    if (this.#atFieldEnd()) return text;
    this.#loseRows();
    this.#report(
      'text after a closing quote: write each quote inside a quoted field twice ("")' +
        (start.line === this.#line ? "" : `, or close the quote opened at ${start.line}:${start.column}`),
    );
    return text + this.#untilFieldEnd(null);
  }

  #untilFieldEnd(strayQuote: string | null): string {
    let text = "";
    let message = strayQuote;
    while (!this.#atFieldEnd()) {
      if (this.#peek() === '"' && message !== null) {
        this.#report(message);
        message = null;
      }
      text += this.#advance();
    }
    return text;
  }

  #lineEnd(): void {
    if (this.#peek() === "\r") this.#index++;
    this.#advance();
  }

  #atEnd(): boolean {
    return this.#index >= this.#text.length;
  }

  #atFieldEnd(): boolean {
    const next = this.#peek();
    return next === "," || next === "\n" || next === "" || this.#atCrlf();
  }

  #atCrlf(): boolean {
    if (this.#peek() !== "\r" || this.#text[this.#index + 1] !== "\n") return false;
    if (!this.#hasCrlf) this.#report("line ends in CRLF: save the file with LF line ends");
    this.#hasCrlf = true;
    return true;
  }

  #peek(): string {
    const code = this.#text.codePointAt(this.#index);
    return code === undefined ? "" : String.fromCodePoint(code);
  }

  #advance(): string {
    if (this.#atCrlf()) this.#index++;
    const character = this.#peek();
    this.#index += character.length;
    if (character === "\n") {
      this.#line++;
      this.#column = 1;
      return character;
    }
    if (isControl(character)) {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
      this.#report(`control character U+${code}: delete it`);
    }
    this.#column++;
    return character;
  }

  /** A misplaced quote may have swallowed the ends of fields and rows. */
  #loseRows(): void {
    this.#complete = false;
    this.#recordIsBroken = true;
  }

  #report(message: string): void {
    this.#reportAt({ line: this.#line, column: this.#column }, message);
  }

  #reportAt({ line, column }: Omit<Field, "text">, message: string): void {
    this.#problems.push({ file: this.#file, line, column, message });
  }
}

function isControl(character: string): boolean {
  return /\p{Cc}/u.test(character);
}
