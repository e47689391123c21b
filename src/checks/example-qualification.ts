import type { ExampleFiles } from './check.ts';
import { portfolio } from './example.ts';

/** A small qualification of the example workspace, made of the unit that has a specification there and of one that has none. */
const text = `id: L2-CS
title: Level 2 Certificate in Customer Service
groups:
  - { id: M, title: Mandatory, units: [ { unit: F1, title: Communicate, level: 2, credit: 4 } ] }
  - { id: A, title: Optional, units: [ { unit: B9, level: 3, credit: 6 } ] }
rules:
  - { id: R1, text: All mandatory units, groups: [M], take: all }
  - { id: R2, text: 10 credits, credits: { at-least: 10 } }
`;
/** It, with other words in one place. */
export const qualification = (words = '', others = ''): ExampleFiles => ({
  'qualifications/L2-CS.qualification.yaml': text.replace(words, others),
});

/** A portfolio of the example workspace that works towards it. */
export const portfolioTowards = (qualification: string) => portfolio({ units: '[B9, F1]', qualification });
