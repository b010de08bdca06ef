import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DynamicModule, Module } from '@nestjs/common';
import { ServeStaticModule } from '@nestjs/serve-static';
import type { Env } from '../../env.js';

/** Serves the built interface. Names below `assets` carry a hash and may be kept for a year; everything else is asked for anew. */
@Module({})
export class WebModule {
  static from(env: Env): DynamicModule {
    const rootPath = join(env.rootDir, 'dist', 'web');
    const assetsPath = join(rootPath, 'assets');
    if (!env.servesHttp || !existsSync(join(rootPath, 'index.html'))) return { module: WebModule };
    return {
      module: WebModule,
      imports: [
        ServeStaticModule.forRoot({
          rootPath,
          exclude: ['/api/{*rest}', '/health/{*rest}', '/metrics', '/oauth/{*rest}'],
          serveStaticOptions: {
            immutable: true,
            maxAge: '1y',
            setHeaders: (response: { setHeader(name: string, value: string): void }, path: string) => {
              if (!path.startsWith(assetsPath)) response.setHeader('cache-control', 'no-cache');
            },
          },
        }),
      ],
    };
  }
}
