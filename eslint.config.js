import js from '@eslint/js'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'

const pureOnly = {
  patterns: [{
    group: ['node:*', 'fs', 'path', 'fastify*', '@fastify/*', 'typeorm*', 'vue*', '@nextcloud/*'],
    message: 'courses/ and surveys/ are pure: no Node, no HTTP, no database, no interface.',
  }],
}

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '**/coverage/**', 'nextcloud-app/js/**', 'nextcloud-app/css/**', '**/var/**', 'test-output/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...vue.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '.dependency-cruiser.cjs'] },
        extraFileExtensions: ['.vue'],
        parser: tseslint.parser,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // False alarm on EntitySchema.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-empty-function': 'off',
      'no-console': 'error',
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use an `as const` object.' }],
      eqeqeq: 'error',
      // TypeScript knows the globals better than ESLint.
      'no-undef': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/html-self-closing': 'off',
      'vue/multi-word-component-names': 'off',
    },
  },
  { files: ['courses/src/**', 'surveys/src/**'], rules: { 'no-restricted-imports': ['error', pureOnly] } },
  {
    // Commands and benches talk to a person through the console.
    files: ['course-server/src/cli.ts', 'course-server/src/cli/**', 'test/**', 'course-server/src/main.ts', 'course-server/demo/**'],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.js', '**/*.cjs', '**/*.mjs', '**/vitest.config.ts'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
