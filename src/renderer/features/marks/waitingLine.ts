/** The line that waits for its second one, as a viewport draws it: in no measurement, and nothing can take it. */
export const WAITING_LINE = 'waiting-line';
