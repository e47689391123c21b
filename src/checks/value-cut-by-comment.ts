import type { Check } from './check.ts';
import { item } from './example.ts';

export const valueCutByComment: Check = {
  code: 'value-cut-by-comment',
  severity: 'warning',
  summary: 'A text ends before a # that was probably meant to be part of it',
  why:
    'In YAML a # after a blank begins a comment, so the number of an order or a ticket and all that follows is ' +
    'not read. A title or a reason then says half of what its writer meant.',
  fix: 'Put the whole text in quotation marks. If it is a comment, write a blank after the #.',
  wrong: item({ title: 'Order #4512 handed over' }, 'I took the parcels to the courier myself. [B9/1.5]'),
  right: item({ title: '"Order #4512 handed over"' }, 'I took the parcels to the courier myself. [B9/1.5]'),
};
