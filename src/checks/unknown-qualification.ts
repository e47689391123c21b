import { type Check, inPortfolio } from './check.ts';
import { portfolioTowards, qualification } from './example-qualification.ts';
import { choice } from './suggest.ts';

export const unknownQualification: Check = {
  code: 'unknown-qualification',
  severity: 'error',
  summary: 'A portfolio names a qualification, pathway or version that is not here',
  why:
    'Without its rules of combination nobody can say whether the units make the qualification, and a learner may ' +
    'finish them all and still not be certificated.',
  fix:
    'Correct the id, or add the file to qualifications/. Where the awarding organisation has changed its rules, keep ' +
    'both versions as two qualifications, and let each portfolio name the one under which the learner registered.',
  wrong: { ...qualification(), ...portfolioTowards('L3-CS') },
  right: { ...qualification(), ...portfolioTowards('L2-CS') },
  *portfolio(resolved) {
    const { portfolio, workspace } = resolved;
    const { qualification: said } = portfolio;
    const { byId, someUnreadable } = workspace.qualifications;
    if (said === undefined) return;
    const found = byId.get(said.id);
    if (found === undefined) {
      if (someUnreadable) return;
      yield inPortfolio(resolved, said.at(), {
        message: `there is no qualification ${said.id}`,
        help:
          byId.size === 0
            ? 'write its rules of combination into qualifications/, or remove the key'
            : choice(said.id, [...byId.keys()], 'the qualifications here are'),
        about: said.id,
      });
      return;
    }
    const pathways = Object.keys(found.file.pathways ?? {});
    if (said.pathway !== undefined && !pathways.includes(said.pathway))
      yield inPortfolio(resolved, said.at('pathway'), {
        message: `${said.id} has no pathway ${said.pathway}`,
        help:
          pathways.length === 0
            ? 'it has no pathways at all: remove the key'
            : choice(said.pathway, pathways, 'its pathways are'),
        about: `${said.id} ${said.pathway}`,
      });
    if (said.version !== undefined && said.version !== found.version)
      yield inPortfolio(resolved, said.at('version'), {
        message:
          found.version === undefined
            ? `${found.path} names no version, so nobody knows whether it is version ${said.version}`
            : `${said.id} is here in version ${found.version}, not ${said.version}`,
        help: `correct the version here, or in ${found.path}`,
        about: `${said.id} ${said.version}`,
      });
  },
};
