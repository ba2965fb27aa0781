import type { Cell, WorkbenchDocument } from "./schema.js";

/** What the site has that a document may name. A list that is left out is not checked. */
export interface Surroundings {
  /** Tables and views of the dataset. */
  readonly tables: readonly string[];
  readonly kernels?: readonly string[] | undefined;
  readonly predictions?: readonly string[] | undefined;
}

export type CellProblemKind = "cycle" | "missing" | "name" | "kind" | "parameter";

/** Why a cell cannot run as it stands. */
export interface CellProblem {
  readonly kind: CellProblemKind;
  readonly message: string;
}

/** One cell's place in the graph. */
export interface CellNode {
  readonly cell: Cell;
  /** Ids of the cells whose results it reads itself, in document order. */
  readonly reads: readonly string[];
  /** Tables and views of the dataset that it reads itself. */
  readonly tables: readonly string[];
  /** Names of the parameter cells that its SQL binds. */
  readonly parameters: readonly string[];
  readonly problems: readonly CellProblem[];
}

export interface DocumentGraph {
  /** By cell id. */
  readonly nodes: ReadonlyMap<string, CellNode>;
  /** Ids of all cells, each after those that it reads; cells of a cycle keep their place in the document. */
  readonly order: readonly string[];
}

export declare function graphOf(document: WorkbenchDocument, surroundings: Surroundings): DocumentGraph;

/** Ids of the cells that must run again when a cell changes, in the order in which to run them, without the cell itself. */
export declare function dependentsOf(graph: DocumentGraph, id: string): readonly string[];

/** Ids of all cells that a cell needs, in the order in which to run them, without the cell itself. */
export declare function dependenciesOf(graph: DocumentGraph, id: string): readonly string[];
