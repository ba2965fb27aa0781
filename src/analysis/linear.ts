/**
 * Solves A x = b for a symmetric positive definite A by Cholesky factors (Golub and Van Loan, algorithm 4.2.1).
 * Null where A is not positive definite, such as where two predictors tell the same.
 */
export function solve(a: readonly (readonly number[])[], b: readonly number[]): readonly number[] | null {
  const factor = cholesky(a);
  if (factor === null) return null;
  const y: number[] = [];
  for (const [i, value] of b.entries()) y.push((value - dot(factor[i], y)) / at(factor, i, i));
  const x = b.map(() => 0);
  for (let i = b.length - 1; i >= 0; i -= 1) {
    let rest = y[i] ?? 0;
    for (let j = i + 1; j < b.length; j += 1) rest -= at(factor, j, i) * (x[j] ?? 0);
    x[i] = rest / at(factor, i, i);
  }
  return x;
}

/** The inverse of a symmetric positive definite matrix; null where it has none. */
export function invert(a: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const columns = a.map((_, i) =>
    solve(
      a,
      a.map((_row, j) => Number(i === j)),
    ),
  );
  return columns.every((column) => column !== null) ? columns : null;
}

function cholesky(a: readonly (readonly number[])[]): readonly (readonly number[])[] | null {
  const factor: number[][] = [];
  for (const [i, row] of a.entries()) {
    const made: number[] = [];
    for (let j = 0; j <= i; j += 1) {
      const rest = (row[j] ?? 0) - dot(made, (j === i ? made : factor[j])?.slice(0, j));
      if (j < i) made.push(rest / at(factor, j, j));
      else if (rest <= 1e-12 * Math.abs(row[i] ?? 0) || !Number.isFinite(rest)) return null;
      else made.push(Math.sqrt(rest));
    }
    factor.push(made);
  }
  return factor;
}

function at(matrix: readonly (readonly number[])[], i: number, j: number): number {
  return matrix[i]?.[j] ?? 0;
}

function dot(a: readonly number[] = [], b: readonly number[] = []): number {
  return b.reduce((total, value, i) => total + value * (a[i] ?? 0), 0);
}
