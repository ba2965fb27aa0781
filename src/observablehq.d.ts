declare module "observablehq:stdlib" {
  /** A file that the build ships; Framework wants its name as a literal. */
  export interface File {
    readonly name: string;
    readonly href: string;
    readonly size: number;
    json(): Promise<unknown>;
    text(): Promise<string>;
    arrayBuffer(): Promise<ArrayBuffer>;
  }

  export function FileAttachment(name: string): File;
}
