import { type Block, paragraph, type Words } from '../document/blocks.ts';
import { fragment, type Screen } from '../document/terminal.ts';
import type { Terminal } from './terminal.ts';

/** Says something on the way, beside what goes to standard output. */
export const say = ({ stderr }: Pick<Terminal, 'stderr'>, screen: Screen, ...said: readonly (string | Block)[]): void =>
  stderr.write(
    fragment(
      said.map((each) => (typeof each === 'string' ? paragraph(each as Words) : each)),
      screen,
    ),
  );
