import fc from 'fast-check';

/** What properties draw is the same in every run of the tests, so that a red run can be repeated; `npm run soak` draws anew. */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20261129 });
