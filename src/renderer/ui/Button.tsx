import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Tip } from './Tip.tsx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly kind?: 'plain' | 'primary' | 'quiet' | 'link';
  readonly size?: 'small' | 'medium' | 'large';
}

export function Button({ kind = 'plain', size = 'medium', className, ...rest }: ButtonProps): ReactNode {
  return <button type="button" className={`button ${className ?? ''}`} data-kind={kind} data-size={size} {...rest} />;
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** The name that a screen reader says and the tip shows. */
  readonly label: string;
  readonly keys?: string | undefined;
  readonly pressed?: boolean | undefined;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}

/** A button that is only an icon: always with a name, a tip, and its key. */
export function IconButton({ label, keys, pressed, side, children, className, ...rest }: IconButtonProps): ReactNode {
  return (
    <Tip text={label} keys={keys} side={side}>
      <button type="button" className={`icon-button ${className ?? ''}`} aria-label={label} aria-pressed={pressed} {...rest}>
        {children}
      </button>
    </Tip>
  );
}
