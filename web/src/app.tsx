import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { onSessionLost } from './api/client.js';
import { queryClient } from './api/query-client.js';
import { meQuery } from './api/queries.js';
import { CommandRegistry } from './keyboard/commands.js';
import { CommandContext } from './keyboard/use-commands.js';
import { router } from './router.js';
import { resolveVariables, theme } from './theme/mantine-theme.js';

export function App() {
  const [registry] = useState(() => new CommandRegistry());
  useEffect(
    () =>
      onSessionLost(() => {
        queryClient.setQueryData(meQuery.queryKey, null);
        void router.invalidate();
      }),
    [],
  );
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolveVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <CommandContext.Provider value={registry}>
          <RouterProvider router={router} />
        </CommandContext.Provider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
