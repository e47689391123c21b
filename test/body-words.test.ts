import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BodyWords } from '../src/parse/body-words.ts';

const texts = (maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', 'é'), maxLength });

describe('many places of one item', () => {
  it('are found where each would be found alone', () => {
    fc.assert(
      fc.property(texts(200), fc.uniqueArray(texts(5), { minLength: 20, maxLength: 60 }), (body, places) => {
        const together = new BodyWords(body, places);
        const found = places.map((each) => together.find(each));
        expect(found).toEqual(places.map((each) => new BodyWords(body).find(each)));
      }),
    );
  });

  it('are found over the ends of lines, without locators, and where one is within another', () => {
    const body = 'He rang us\ntwice [B9/1.5] and wrote. We rang back.';
    const places = ['rang us twice and wrote', 'us twice', 'twice', 'We rang', 'rang', 'nobody rang'];
    const others = Array.from({ length: 20 }, (_, n) => `other ${n}`);
    const words = new BodyWords(body, [...others, ...places]);
    for (const other of others) expect(words.find(other)).toBeUndefined();
    expect(places.map((each) => words.find(each))).toEqual([3, 8, 11, 37, 3, undefined]);
  });
});
