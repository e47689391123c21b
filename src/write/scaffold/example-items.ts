/** An invented item of evidence; `day` counts from today. */
export interface ExampleItem {
  file: string;
  title: string;
  method: 'work-product' | 'discussion' | 'observation';
  day: number;
  criteria: readonly string[];
  tags?: readonly string[];
  customers?: readonly string[];
  body: string;
}

/** What a planned observation says until it has happened. */
const planned = (unit: string, criteria: readonly string[]): ExampleItem => ({
  file: 'planned-observation',
  title: 'Observation on a busy day, planned',
  method: 'observation',
  day: 14,
  criteria,
  body: `Planned with Robin. I mean to watch for ${criteria.map((each) => `[${unit}/${each}]`).join(' and ')}, and shall write here what I saw.`,
});

/** Items of an invented learner at a garden centre: a piece of work, a talk with the assessor, an observation still to come. */
export const exampleItems: Readonly<Record<string, readonly ExampleItem[]>> = {
  B8: [
    {
      file: 'hedge-order',
      title: 'The hedge that had to wait for the van',
      method: 'work-product',
      day: -40,
      criteria: ['1.3', '2.1', '2.3'],
      tags: ['condition/busy'],
      customers: ['C-001'],
      body: `On the first warm day the queue reached the gate. [condition/busy] C-001 had paid for forty hedge plants that did not
fit into her car. I agreed with Sunil on deliveries that he would ring her about a time, because he has the van's diary and I
had the till. [B8/1.3]

I put a card for four o'clock under the till. [B8/2.1] At four I asked Sunil how it had gone: he had reached her, and the plants
were down for Monday morning. [B8/2.3]`,
    },
    {
      file: 'discussion',
      title: 'Talk about who takes what over',
      method: 'discussion',
      day: -20,
      criteria: ['3.2', '3.5'],
      body: `I asked Robin who takes over what. Robin named deliveries for times, the plant desk for sick plants and the duty manager for
money back, with a reason for each. [B8/3.2]

Why ask with tact? "If I ask as if I did not trust them, they stop telling me." Robin gave the example of the potting bench in
May. [B8/3.5]`,
    },
    planned('B8', ['1.4', '2.2']),
  ],
  B9: [
    {
      file: 'compost-pallets',
      title: 'Getting the compost in before the weekend',
      method: 'work-product',
      day: -40,
      criteria: ['1.5', '2.1'],
      tags: ['partner/cooperative', 'supplier/regular'],
      customers: ['C-001'],
      body: `Our compost has come from the same mill for years. [supplier/regular] Before the holiday weekend I rang their dispatcher and asked
how her week looked before I said what we needed; she told me which day the lorry comes our way half empty. [B9/2.1] She offered
Thursday without being asked. [partner/cooperative]

With that I asked our own yard team to clear two bays by Thursday noon, and they asked me to keep the forklift free. Customers
found the compost where they park. [B9/1.5]`,
    },
    {
      file: 'discussion',
      title: 'Talk about the chain behind a bag of compost',
      method: 'discussion',
      day: -20,
      criteria: ['1.1', '1.2'],
      body: `Robin drew the chain of a bag of compost, from the mill and the haulier to the yard, the till and the buyer, and said what each
adds. [B9/1.1]

Asked which of them are internal, Robin marked the yard and the till, and gave as the reason who is on our own payroll. [B9/1.2]`,
    },
    planned('B9', ['1.4', '1.6']),
  ],
  '58A': [
    {
      file: 'coach-party',
      title: 'A coach party that nobody had announced',
      method: 'work-product',
      day: -40,
      criteria: ['1.3', '2.4'],
      tags: ['customer/existing'],
      customers: ['C-001'],
      body: `Fifty visitors came off a coach at ten past two. I left the price labels, opened the second till and asked the café to send whoever
was waiting there to me. [58A/1.3]

C-001 buys her bedding plants from us every year [customer/existing] and was half-way through her list. I wrote down the three
that I had to look up, promised to have them by half past, and served the queue meanwhile; at half past two I had found all
three. [58A/2.4]`,
    },
    {
      file: 'discussion',
      title: 'Talk about days that do not go to plan',
      method: 'discussion',
      day: -20,
      criteria: ['4.1', '4.3'],
      body: `I asked what happens when the till fails. Robin gave the steps in our order, from the paper book to the call to the duty manager,
and said which of them fall to the plant desk. [58A/4.1]

On information: "If I say Tuesday and it comes on Friday, they have dug the hole for nothing." Robin explained what that costs
the customer and what it costs us. [58A/4.3]`,
    },
    planned('58A', ['1.2', '3.3']),
  ],
  '329': [
    {
      file: 'winter-baskets',
      title: 'Twelve winter baskets by Friday',
      method: 'work-product',
      day: -40,
      criteria: ['8.1', '8.2', '8.3'],
      customers: ['C-001'],
      body: `C-001 ordered twelve winter baskets for her shop front. Our sheet asks for five plants each and no bare moss; I checked every basket
against it before it left the bench. [329/8.1] She needed them on Friday by nine, and the van unloaded at half past eight.
[329/8.2]

I rang her on Monday. Two baskets hung in the wind and she had moved them; otherwise they were what she had wanted. [329/8.3]`,
    },
    {
      file: 'discussion',
      title: 'Talk about what can go wrong for a customer',
      method: 'discussion',
      day: -20,
      criteria: ['5.1', '5.3'],
      body: `Robin described three kinds of problem that customers bring to the desk: plants that die, deliveries that are late, and prices
that differ from the label. [329/5.1]

For each Robin explained what the desk may do on the spot and what goes to the duty manager. [329/5.3]`,
    },
    planned('329', ['7.2', '7.3']),
  ],
  CFACSB9: [
    {
      file: 'compost-pallets',
      title: 'Getting the compost in before the weekend',
      method: 'work-product',
      day: -40,
      criteria: ['P5', 'P7'],
      customers: ['C-001'],
      body: `Before the holiday weekend I asked our yard team to clear two bays by Thursday noon, and they asked me to keep the forklift free, so
that customers would find the compost where they park. [CFACSB9/P5]

With the mill's dispatcher I moved the delivery to the day on which her lorry comes our way half empty. We had it two days earlier
and paid less for it. [CFACSB9/P7]`,
    },
    {
      file: 'discussion',
      title: 'Talk about the chain behind a bag of compost',
      method: 'discussion',
      day: -20,
      criteria: ['K1', 'K4'],
      body: `Robin drew the chain of a bag of compost, from the mill and the haulier to the yard and the till, and said who depends on whom.
[CFACSB9/K1]

On rights and responsibilities Robin took the yard as the example: it may refuse a pallet without a day's notice, and owes us
clear bays in return. [CFACSB9/K4]`,
    },
    planned('CFACSB9', ['P4', 'P6']),
  ],
};
