export const secondReading = {
  'second.enter': 'Enter a second reading…',
  'second.title': 'Second reading of the motion',
  'second.hint': 'Another reader, or you in another session, has measured this level again without seeing the first numbers.',
  'second.reader': 'Who read again',
  'second.readerHint': 'Printed in the report.',
  'second.finding': 'What was found',
  'second.yes': 'the motion was reproduced',
  'second.no': 'the motion was not reproduced',
  'second.keep': 'Keep the second reading',
  'second.shown': 'Second reading, {{reader}}: {{finding}}',
};
