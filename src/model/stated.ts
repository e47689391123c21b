type Stated<Row> = { [Key in keyof Row as undefined extends Row[Key] ? never : Key]: Row[Key] } & {
  [Key in keyof Row as undefined extends Row[Key] ? Key : never]?: Exclude<Row[Key], undefined>;
};

/** A row without the keys of which nothing is stated: a result has neither nulls nor undefined keys. */
export function stated<Row extends object>(row: Row): Stated<Row> {
  const kept: Record<string, unknown> = {};
  for (const key in row) if (row[key] !== undefined) kept[key] = row[key];
  return kept as Stated<Row>;
}
