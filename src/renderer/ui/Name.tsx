import type { ReactNode } from 'react';

/** `Doe^Jane^^Dr` → `Doe, Jane, Dr`; the ideographic and phonetic groups of a PN follow in brackets. Empty when there is no name. */
export function readableName(stored: string): string {
  const groups = stored
    .split('=')
    .map((group) =>
      group
        .split('^')
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .join(', '),
    )
    .filter((group) => group !== '');
  const [first, ...rest] = groups;
  if (first === undefined) return '';
  return rest.length === 0 ? first : `${first} (${rest.join(' · ')})`;
}

interface NameProps {
  readonly text: string;
  readonly className?: string;
}

/** A name or description of any script and length: its own direction, cut with an ellipsis, whole in its title. */
export const Name = ({ text, className }: NameProps): ReactNode => (
  <span className={`ellipsis ${className ?? ''}`} dir="auto" title={text}>
    {text}
  </span>
);
