import type { Check } from './check.ts';
import { waiver } from './example.ts';
import { inWaiver, liveWaivers } from './waiver-findings.ts';

export const waiverWithoutApproval: Check = {
  code: 'waiver-without-approval',
  severity: 'error',
  summary: 'A gap of the unit’s own layer is waived without the awarding organisation',
  why:
    'A centre may set aside its own rules. What the unit asks for is the awarding organisation’s, and a centre ' +
    'that waives it alone puts the learner’s certificate at risk.',
  fix: 'Ask the awarding organisation, and write its reference under approval; until then the waiver has no effect.',
  wrong: waiver({ reference: 'B9/2.1b' }),
  right: waiver({ reference: 'B9/2.1b', approval: 'OCR/SC-2026-118' }),
  *workspace(workspace) {
    for (const waiver of liveWaivers(workspace)) {
      const { reference, approval } = waiver;
      if (reference === undefined || approval !== undefined) continue;
      if (workspace.waivers.layerOf(reference) !== 'unit') continue;
      yield inWaiver(waiver, 'reference', {
        message: `${reference} is asked by the unit, so the centre alone cannot waive it`,
        help: 'approval: the awarding organisation’s reference for it',
      });
    }
  },
};
