import { createTheme, type CSSVariablesResolver } from '@mantine/core';

export const theme = createTheme({
  fontFamily: 'var(--es-font)',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono", monospace',
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  // White text on the library's own shades 6 and 7 is below 4.5:1.
  primaryShade: { light: 8, dark: 9 },
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
});

/** The library's own dimmed, error and placeholder colours fail 4.5:1 in one scheme or the other. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--es-bg)',
    '--mantine-color-text': 'var(--es-text)',
    '--mantine-color-dimmed': 'var(--es-dim)',
    '--mantine-color-placeholder': 'var(--es-dim)',
    '--mantine-color-anchor': 'var(--es-accent)',
    '--mantine-color-error': 'var(--es-overdue)',
    '--mantine-color-default-border': 'var(--es-line-strong)',
    '--mantine-primary-color-light-color': 'var(--es-accent)',
    '--mantine-color-blue-light-color': 'var(--es-accent)',
    '--mantine-color-blue-outline': 'var(--es-accent)',
    '--mantine-color-red-light-color': 'var(--es-overdue)',
    '--mantine-color-red-outline': 'var(--es-overdue)',
  },
  light: { '--mantine-color-body': 'var(--es-bg)' },
  dark: { '--mantine-color-body': 'var(--es-bg)' },
});
