import { type Given, item } from './workspace.ts';

const body = `<script>alert('body')</script> <img src=x onerror=alert(1)> [B9/1.1] ]]> <!-- </noscript>

[a](javascript:alert(1)) [b](data:text/html,<script>alert(1)</script>) [c](https://example.org/?a="b") [d](vbscript:x)
[e](../../../etc/passwd) ![picture](https://example.org/track.png) <https://example.org/\u202egpj.exe

\`\`\`html
</pre></code><script>alert('code')</script>
\`\`\`

=cmd | ::error::text \u202e \u0007 ${'long '.repeat(2000)}
`;

/** A workspace in which everything that a learner writes tries to be something else. */
export const hostile: Given = {
  portfolio: { learner: { id: 'L-1', name: `<img src=x onerror="alert('name')">` } },
  evidence: [
    item('E01', {
      title: "</noscript></script><script>alert('title')</script>",
      criteria: ['B9/1.1'],
      tags: ['partner/cooperative'],
      customers: ['C-"><b onmouseover=alert(1)>'],
      body,
    }),
  ],
};
