/** The text of a file as it may be shown; empty where it cannot be read, or does not lie in the folder named, links resolved. */
export type FileText = (file: string, inside?: string) => string;
