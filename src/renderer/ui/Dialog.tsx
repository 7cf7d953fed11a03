import type { CSSProperties, ReactNode } from 'react';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';

interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string | undefined;
  readonly closeLabel: string;
  readonly width?: number;
  readonly footer?: ReactNode;
  readonly testId?: string;
  readonly children: ReactNode;
}

/** For what is asked or looked up, never for "are you sure" about something that undo takes back. */
export function Dialog(props: DialogProps): ReactNode {
  const style = { '--dialog-width': `${props.width ?? 480}px` } as CSSProperties;
  return (
    <Radix.Root open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="dialog-shade" />
        <Radix.Content
          className="dialog"
          style={style}
          data-testid={props.testId}
          {...(props.description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className="dialog-head">
            <div style={{ flex: 1 }}>
              <Radix.Title asChild>
                <h2>{props.title}</h2>
              </Radix.Title>
              {props.description !== undefined && (
                <Radix.Description asChild>
                  <p>{props.description}</p>
                </Radix.Description>
              )}
            </div>
            <Radix.Close className="icon-button" aria-label={props.closeLabel}>
              <X size={16} />
            </Radix.Close>
          </div>
          <div className="dialog-body" tabIndex={0}>
            {props.children}
          </div>
          {props.footer !== undefined && <div className="dialog-foot">{props.footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
