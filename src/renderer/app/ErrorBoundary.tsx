import type { ErrorInfo, ReactNode } from 'react';
import { Component } from 'react';
import { Bug } from 'lucide-react';
import { say } from '../i18n/index.ts';
import { Button, Empty } from '../ui/index.ts';

interface Props {
  readonly onHome: () => void;
  readonly copyText: (text: string) => Promise<void>;
  readonly children: ReactNode;
}

interface State {
  readonly error: Error | null;
  readonly where: string;
}

/** Keeps a failure of one part from taking the screen with it. React has these as classes only. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, where: '' };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  override componentDidCatch(_error: Error, info: ErrorInfo): void {
    this.setState({ where: info.componentStack ?? '' });
  }

  override render(): ReactNode {
    const { error, where } = this.state;
    if (error === null) return this.props.children;
    const again = (): void => this.setState({ error: null, where: '' });
    return (
      <Empty icon={<Bug size={28} />} title={say('app.broke')} hint={`${say('app.brokeHint')} ${error.message}`}>
        <Button kind="primary" onClick={again}>
          {say('app.retry')}
        </Button>
        <Button
          onClick={() => {
            this.props.onHome();
            again();
          }}
        >
          {say('app.toLibrary')}
        </Button>
        <Button onClick={() => void this.props.copyText(`${error.stack ?? error.message}\n${where}`)}>
          {say('app.copyDetails')}
        </Button>
      </Empty>
    );
  }
}
