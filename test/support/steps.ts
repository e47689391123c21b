import { Session } from 'node:inspector';
import { setFlagsFromString } from 'node:v8';
import { once } from './once.ts';

// Code that was compiled for speed counts no blocks.
setFlagsFromString('--no-opt');

/**
 * How many steps a piece of work takes: how often each block of evid's code runs, as V8 counts it, and how many characters the
 * built-in functions of texts and the regular expressions look at. The same work takes the same number of steps on any machine.
 * (What a regular expression does while it tries one place is not seen.)
 */
export async function stepsOf(work: () => unknown): Promise<number> {
  const post = await counting();
  const looks = watchTexts();
  try {
    await post('Profiler.takePreciseCoverage');
    looks.start();
    await work();
    const characters = looks.stop();
    const { result = [] } = await post('Profiler.takePreciseCoverage');
    const blocks = result
      .filter(({ url }) => /\/(src|node_modules)\//.test(url))
      .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
      .reduce((sum, count) => sum + count, 0);
    return blocks + characters;
  } finally {
    looks.stop();
  }
}

/** Begun once and never ended: at either, V8 goes through all of its memory. */
const counting = once(async () => {
  const session = new Session();
  session.connect();
  const post = (method: string, params?: object) =>
    new Promise<{ result?: Script[] }>((resolve, reject) =>
      session.post(method, params, (error, result) =>
        error === null ? resolve(result as { result?: Script[] }) : reject(error),
      ),
    );
  await post('Profiler.enable');
  await post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return post;
});

interface Script {
  url: string;
  functions: { ranges: { count: number }[] }[];
}

type Method = (this: unknown, ...parts: unknown[]) => unknown;

/** Counts the characters that searches and copies look at while it is started. */
function watchTexts() {
  let characters = 0;
  let undo: (() => void)[] = [];
  const replace = (
    owner: object,
    name: string,
    looked: (self: unknown, parts: unknown[], answer: unknown) => number,
  ) => {
    const held = owner as Record<string, Method>;
    const original = held[name]!;
    held[name] = function (...parts) {
      const answer = Reflect.apply(original, this, parts);
      characters += looked(this, parts, answer);
      return answer;
    };
    undo.push(() => {
      held[name] = original;
    });
  };
  return {
    start() {
      const text = String.prototype;
      const whole = (self: unknown) => (self as string).length;
      for (const name of ['indexOf', 'includes'])
        replace(text, name, (self, [, from = 0], answer) => {
          const to = typeof answer === 'number' && answer >= 0 ? answer : whole(self);
          return Math.max(0, to - Number(from)) + 1;
        });
      replace(text, 'lastIndexOf', (self, [, from], answer) => Number(from ?? whole(self)) - Number(answer) + 1);
      for (const name of ['trim', 'trimEnd', 'trimStart', 'toLowerCase', 'toUpperCase', 'normalize', 'split'])
        replace(text, name, whole);
      // For each sign that it finds, V8's segmenter goes through all of the text.
      replace(Intl.Segmenter.prototype, 'segment', (_, [text]) => String(text).length ** 2);
      const original = RegExp.prototype.exec;
      RegExp.prototype.exec = function (within: string) {
        const from = this.global || this.sticky ? this.lastIndex : 0;
        const found = Reflect.apply(original, this, [within]) as RegExpExecArray | null;
        const isFixed = this.sticky || (this.source.startsWith('^') && !this.multiline);
        const end = found === null ? (isFixed ? from : within.length) : found.index + found[0].length;
        characters += Math.max(0, end - from) + 1;
        return found;
      };
      undo.push(() => {
        RegExp.prototype.exec = original;
      });
    },
    stop() {
      for (const each of undo) each();
      undo = [];
      return characters;
    },
  };
}
