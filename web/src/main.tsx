import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Loader.css';
import '@mantine/core/styles/Button.css';
import './theme/tokens.css';
import './theme/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { startLanguages } from './i18n/i18n.js';
import { watchInput } from './ui/after-paint.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');
const page = createRoot(root);
watchInput();
// Not awaited at the top level: a catalogue may sit in a chunk that waits for this one.
void startLanguages().then(() => {
  page.render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
