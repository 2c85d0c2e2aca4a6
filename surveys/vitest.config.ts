import { defineProject } from 'vitest/config'

export default defineProject({ test: { name: 'surveys', include: ['test/**/*.test.ts'] } })
