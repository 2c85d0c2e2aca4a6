import { defineProject } from 'vitest/config'

export default defineProject({ test: { name: 'courses', include: ['test/**/*.test.ts'] } })
