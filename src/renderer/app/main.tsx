import '@fontsource/inter/400.css';
import '@fontsource/inter/500.css';
import '@fontsource/inter/600.css';
import '../ui/tokens.css';
import '../ui/base.css';
import '../ui/controls.css';
import '../ui/pieces.css';
import '../ui/overlays.css';
import { createRoot } from 'react-dom/client';
import { connectBridge } from '../client/index.ts';
import { pageFrames } from '../client/frames.ts';
import { failureOf } from '../state/failure.ts';
import { Shell } from './Shell.tsx';
import { CannotStart } from './CannotStart.tsx';
import { startServices } from './startServices.ts';

const element = document.getElementById('root');
if (element === null) throw new Error('the page has no root');
const root = createRoot(element);

const frames = pageFrames();

startServices(connectBridge(window), frames, window)
  .then((services) => root.render(<Shell services={services} frames={frames} />))
  .catch((error: unknown) => root.render(<CannotStart failure={failureOf(error)} />));
