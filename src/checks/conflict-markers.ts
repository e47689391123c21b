import type { Check } from './check.ts';
import { item } from './example.ts';

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
  wrong: item(
    {},
    '<<<<<<< HEAD\nI asked the print room for a first batch. [B9/1.5]\n=======\nI asked the print room for a first batch by noon. [B9/1.5]\n>>>>>>> amira-evidence',
  ),
  right: item({}),
};
