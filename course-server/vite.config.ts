import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    rollupOptions: { input: { cli: 'src/cli.ts' } },
  },
  ssr: { noExternal: [/^@parcours\//] },
})
