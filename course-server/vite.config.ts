import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: true,
    target: 'node20',
    rolldownOptions: { input: { cli: 'src/cli.ts' } },
  },
  ssr: { noExternal: [/^@parcours\//] },
})
