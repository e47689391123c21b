/** Browser code, or a style, as the text that goes into a page: bundled, without a space too many. */
declare module '*?bundled' {
  const text: string;
  export default text;
}
