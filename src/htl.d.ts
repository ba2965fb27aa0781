/** Types of the part of htl 0.3.1 that the site uses; the package ships none. */
declare module "htl" {
  interface Tag<D extends Element> {
    /** The template's one element; where it has several nodes, a wrapper around them. */
    <E extends Element = D>(strings: TemplateStringsArray, ...values: readonly unknown[]): E;
    fragment(strings: TemplateStringsArray, ...values: readonly unknown[]): DocumentFragment;
  }

  export const html: Tag<HTMLElement>;
  export const svg: Tag<SVGElement>;
}
