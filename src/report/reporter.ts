import type { PortfolioRow } from '../model/result.ts';
import type { Judged, PortfolioStanding, ResultOf, ResultStanding } from '../model/standing.ts';
import type { Workspace } from '../resolve/workspace.ts';
import type { Look } from './look.ts';

/** A report: one text, or texts that follow one another, each made when it is wanted. */
export type Report = string | (() => Iterable<string>);

export const textsOf = (report: Report): Iterable<string> => (typeof report === 'string' ? [report] : report());
/** A report in one text. */
export const wholeText = (report: Report): string => [...textsOf(report)].join('');

/** A portfolio that has just been judged, as it may be shown, with the lines of its files. */
export interface Shown extends Judged, Pick<Look, 'fileText' | 'hide'> {
  /** Its row as it was found, to reckon with. */
  found: () => PortfolioRow;
  /** What was reckoned from that, as it may be shown. */
  show: <Value>(value: Value) => Value;
}

/** What is known before anything is judged. */
export type Asked = Pick<Look, 'failOn' | 'pathPrefix'> & { workspace: Workspace };

/** How a format is made: it takes what it needs of each portfolio when that is judged, and makes its report of that alone. */
export interface Reporter<Start = Begun | Promise<Begun>> {
  /** Whether it quotes from files, so that they are not read again for it. */
  quotes?: boolean;
  begin: (asked: Asked) => Start;
}
export interface Begun<Made = Report | Promise<Report>> {
  take: (shown: Shown) => void;
  /** `base` leads from where the report will lie to the workspace: nothing, or `../` and the like. */
  finish: (result: ResultStanding, look: Look, base: string) => Made;
}
/** One that has nothing to wait for. */
export type PlainReporter = Reporter<Begun<Report>>;

/** A format by what it takes of a portfolio, and what it makes of all that it took. */
export const reporter = <Taken, Made = Report>(
  take: (shown: Shown, asked: Asked) => Taken,
  make: (result: ResultOf<Taken>, look: Look, base: string) => Made,
): Reporter<Begun<Made>> => ({
  begin(asked) {
    // A portfolio that could not be judged to its end is told of again.
    const taken = new Map<string, Taken>();
    return {
      take: (shown) => void taken.set(shown.standing.path, take(shown, asked)),
      finish: (result, look, base) => make({ ...result, portfolios: [...taken.values()] }, look, base),
    };
  },
});

/** What is taken of a portfolio: how it stands, and no more. */
export const standingOf = ({ standing }: Judged): PortfolioStanding => standing;
/** All there is. */
export const rowOf = ({ row }: Judged) => row();
