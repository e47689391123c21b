import { nameOf, type SheetContext } from './sheet-context.ts';

/** The waiver under which a gap is accepted, in words; nothing where there is none. Nothing is met by it. */
export function waiverWords(ref: string, context: SheetContext): string[] {
  const { waived } = context.unit.gaps.find((gap) => gap.ref === ref) ?? {};
  if (waived === undefined) return [];
  const { reason, by, until, approval } = waived;
  return [
    [
      approval === undefined ? 'Waived' : `Waived under ${approval}`,
      ` by ${nameOf(by, context)}`,
      until === undefined ? '' : ` until ${until}`,
      `, not met: ${reason}`,
    ].join(''),
  ];
}
