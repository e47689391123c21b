/** What stands in every page, and ways to find what does not. */
export const all = <Found extends HTMLElement = HTMLElement>(root: ParentNode, what: string): Found[] => [
  ...root.querySelectorAll<Found>(what),
];
export const byId = <Found extends HTMLElement = HTMLElement>(id: string): Found =>
  document.getElementById(id) as Found;

export const main = byId('main');
export const bar = byId('bar');
export const foot = byId('foot');
export const stage = byId('stage');
export const panel = byId('panel');
/** There is none where there is one portfolio. */
export const overview = document.getElementById('overview');

/** The page of a learner or a unit that is shown; its view where it is a learner's. */
export const learner = (): HTMLElement | null => stage.querySelector<HTMLElement>('.learner');

/** Where one is: the address of the page, nothing on the overview, and the address one was at before the panel opened. */
export const here = { page: '', base: '' };
/** What the page's own things are in: the overview stays in the document, every other page comes and goes. */
export const shownPage = (): HTMLElement | null => (here.page === '' ? overview : stage);
