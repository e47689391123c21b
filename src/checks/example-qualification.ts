/** A small qualification of the example workspace, made of the unit that has a specification there and of one that has none. */
export const exampleQualification = `id: L2-CS
title: Level 2 Certificate in Customer Service
groups:
  - { id: M, title: Mandatory, units: [ { unit: F1, title: Communicate, level: 2, credit: 4 } ] }
  - { id: A, title: Optional, units: [ { unit: B9, level: 3, credit: 6 } ] }
rules:
  - { id: R1, text: All mandatory units, groups: [M], take: all }
  - { id: R2, text: 10 credits, credits: { at-least: 10 } }
`;
export const exampleQualificationPath = 'qualifications/L2-CS.qualification.yaml';

/** A portfolio of the example workspace that works towards it. */
export const portfolioTowards = (qualification: string, units = '[B9, F1]') => ({
  'portfolios/amira-khan/portfolio.yaml': `learner: { id: L-0231, name: Amira Khan }
units: ${units}
assessor: j-okafor
qualification: ${qualification}
`,
});
