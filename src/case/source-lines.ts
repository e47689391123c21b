/** All lines of a file as they may be shown; empty where it cannot be read, or does not lie in the folder named, links resolved. */
export type SourceLines = (file: string, inside?: string) => readonly string[];
