export declare const session: {
  title: string;
  description: string;
  commands: string[][];
};
export declare const columns: number;
export declare function terminalPicture(
  about: Pick<typeof session, 'title' | 'description'>,
  shown: readonly { command: readonly string[]; output: string }[],
): string;
