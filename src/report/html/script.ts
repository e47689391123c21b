import { events } from './script/events.ts';
import { filtering } from './script/filtering.ts';
import { pages } from './script/pages.ts';
import { panel } from './script/panel.ts';
import { printing } from './script/printing.ts';
import { tables } from './script/tables.ts';

/**
 * The page's script. The page is complete without it: each learner stands in a noscript element, which a browser that runs
 * scripts keeps as mere text. The script shows one of them at a time, and what a cell leads to in a panel beside it.
 */
export const script = `'use strict';
const byId = (id) => document.getElementById(id);
const all = (root, what) => [...root.querySelectorAll(what)];
${pages}${panel}${filtering}${tables}${printing}${events}`;
