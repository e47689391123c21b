import type { Check } from './check.ts';

export const conflictMarkers: Check = {
  code: 'conflict-markers',
  severity: 'error',
  summary: 'A file holds the markers of a merge that was not finished',
  why:
    'Where two people changed the same words, git writes both versions into the file, one after the other. ' +
    'Until somebody chooses, nobody knows what the file says, so it is not read.',
  fix:
    'Keep what is right of the two versions, delete the three lines with the markers, and commit the file. A ' +
    'record of an assessor or verifier is put right by whoever wrote it.',
  wrong: example(`<<<<<<< HEAD
I asked the print room for a first batch. [B9/1.5]
=======
I asked the print room for a first batch by noon. [B9/1.5]
>>>>>>> amira-evidence
`),
  right: example('I asked the print room for a first batch by noon. [B9/1.5]\n'),
};

function example(body: string) {
  return {
    'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: A first batch of brochures
method: work-product
date: 2026-03-10
context: paid-work
criteria: [B9/1.5]
signed: 2026-03-11
---

${body}`,
  };
}
