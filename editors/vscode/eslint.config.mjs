import js from '@eslint/js';
import ts from 'typescript-eslint';

export default ts.config(
  js.configs.recommended,
  { files: ['src/**/*.ts'], extends: [...ts.configs.strictTypeChecked], languageOptions: { parserOptions: { projectService: true } },
    rules: { '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }] } },
  { files: ['**/*.mjs', '**/*.cjs'], languageOptions: { globals: { require: 'readonly', exports: 'writable', Buffer: 'readonly', process: 'readonly', console: 'readonly', setTimeout: 'readonly', performance: 'readonly', URL: 'readonly' } } },
);
