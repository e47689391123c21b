/** First names and surnames that are words of every day: written small they are no name, or half of each text would be hidden. */
export const everydayWords: ReadonlySet<string> = new Set(
  `an art bay bell best bill black bright brook brown bush carol case chase christian church clay cook cross daisy dale
  dawn day do down drew earl early else faith field fields forest frank french gene good grace grant gray green guy hall
  hand hardy harmony hay heath heather hill holly hope house hunter in ivy iris jack joy king knight lane law lay lee lily
  list little long love low major mark marks may mercy miles mill moon moor more north page park penny pike place pool
  poppy price prudence rich rob rose ruby rush sage sandy sharp short skip so stone strong summer sunny sure swift to
  united van victor violet ward waters way wells west white will wills wise wood woods young`.split(/\s+/),
);
