/** A piece of text and its place on a page, in points from the lower left corner. */
export interface PlacedText {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Of its letters. */
  size: number;
}
