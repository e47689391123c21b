/** The layer that asks for something. */
export const layerWords = (layer: 'unit' | 'centre'): string =>
  layer === 'centre' ? 'centre policy asks for it' : 'the unit asks for it';
