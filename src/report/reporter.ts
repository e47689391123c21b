import type { Judged, PortfolioStanding, ResultOf, ResultStanding } from '../model/standing.ts';
import type { Look } from './look.ts';

/** A report: one text, or texts that follow one another, each made when it is wanted. */
export type Report = string | (() => Iterable<string>);

export const textsOf = (report: Report): Iterable<string> => (typeof report === 'string' ? [report] : report());
/** A report in one text. */
export const wholeText = (report: Report): string => [...textsOf(report)].join('');

/** What is known of a look before anything is judged. */
export type Asked = Pick<Look, 'failOn' | 'wayTo'>;

/** How a format is made: it takes what it needs of each portfolio when that is judged, and makes its report of that alone. */
export interface Reporter {
  begin: (asked: Asked) => Begun;
}
export interface Begun {
  take: (judged: Judged) => void;
  finish: (result: ResultStanding, look: Look) => Report;
}

/** A format by what it takes of a portfolio, and what it makes of all that it took. */
export const reporter = <Taken>(
  take: (judged: Judged, asked: Asked) => Taken,
  make: (result: ResultOf<Taken>, look: Look) => Report,
): Reporter => ({
  begin(asked) {
    // A portfolio that could not be judged to its end is told of again.
    const taken = new Map<string, Taken>();
    return {
      take: (judged) => void taken.set(judged.standing.path, take(judged, asked)),
      finish: (result, look) => make({ ...result, portfolios: [...taken.values()] }, look),
    };
  },
});

/** What is taken of a portfolio: how it stands, and no more. */
export const standingOf = ({ standing }: Judged): PortfolioStanding => standing;
/** All there is. */
export const rowOf = ({ row }: Judged) => row();
