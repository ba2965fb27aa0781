/** The part of jStat that this project uses; the package ships no types. */
declare module "jstat" {
  interface Jstat {
    readonly normal: {
      cdf(x: number, mean: number, sd: number): number;
      inv(p: number, mean: number, sd: number): number;
    };
    readonly gamma: {
      cdf(x: number, shape: number, scale: number): number;
      inv(p: number, shape: number, scale: number): number;
    };
    readonly chisquare: { cdf(x: number, degreesOfFreedom: number): number };
    readonly studentt: { inv(probability: number, degreesOfFreedom: number): number };
  }
  const jstat: { readonly jStat: Jstat };
  export default jstat;
}
