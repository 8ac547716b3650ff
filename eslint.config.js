import importX from 'eslint-plugin-import-x'
import tseslint from 'typescript-eslint'

const pure = [
  'src/shared/**/*.ts',
  'src/*/rules.ts',
  'src/*/rules-*.ts',
  'src/*/schema.ts',
  'src/*/schema-*.ts',
  'src/problems.ts',
]
const impure = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'time comes in as an argument' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'time comes in as an argument' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'chance comes in as an argument',
  },
]
const sqlOutsideQueries = {
  selector: 'CallExpression[callee.property.name=/^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)$/]',
  message: 'SQL lives in queries.ts only',
}

const queryOfNext = {
  selector:
    "VariableDeclarator[init.callee.name='useLocation'] > ObjectPattern > Property[key.name='query'], MemberExpression[object.callee.name='useLocation'][property.name='query']",
  message: "useRoute().query: useLocation()'s is the next page's while that loads, and this one is still drawn",
}

const leafletElsewhere = { name: 'leaflet', message: 'Leaflet lives in web/map only' }
const echartsElsewhere = { group: ['echarts', 'echarts/*'], message: 'ECharts lives in web/charts only' }

export default tseslint.config(
  { ignores: ['dist', 'data', 'node_modules', 'src/db/tables.ts'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true } },
    settings: {
      'import-x/extensions': ['.ts', '.tsx'],
      'import-x/parsers': { '@typescript-eslint/parser': ['.ts', '.tsx'] },
      'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    rules: {
      'max-lines': ['error', 400],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-imports': ['error', { paths: [leafletElsewhere], patterns: [echartsElsewhere] }],
      'no-restricted-syntax': ['error', sqlOutsideQueries],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', sqlOutsideQueries, ...impure] },
  },
  { files: ['web/**'], rules: { 'no-restricted-syntax': ['error', sqlOutsideQueries, queryOfNext] } },
  { files: ['src/main.ts'], rules: { 'no-restricted-syntax': ['error', sqlOutsideQueries] } },
  {
    files: ['src/**/queries.ts', 'src/**/queries-*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...impure] },
  },
  {
    files: pure,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            'node:*',
            'hono',
            'hono/*',
            'kysely',
            'pg',
            '**/db/*',
            '**/http/*',
            '**/queries.ts',
            '**/routes.ts',
            'leaflet',
            'echarts*',
            'preact*',
          ],
        },
      ],
    },
  },
  { files: ['web/map/**'], rules: { 'no-restricted-imports': ['error', { patterns: [echartsElsewhere] }] } },
  { files: ['web/charts/**'], rules: { 'no-restricted-imports': ['error', { paths: [leafletElsewhere] }] } },
  {
    // Answers are read as they come: the contract test checks their form.
    files: ['tests/**/*.ts', 'tests/**/*.tsx'],
    rules: {
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
)
