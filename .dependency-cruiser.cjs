/** Who may import whom. A forbidden import fails the tests. */
const PURE_LIBRARIES = '^node_modules/(extwee|ical\\.js|markdown-it|markdown-it-container|yaml)/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?(raw|url)$' } },
    {
      name: 'pure-courses', severity: 'error', comment: 'courses/ knows only itself and named pure libraries.',
      from: { path: '^courses/src' }, to: { pathNot: ['^courses/src', PURE_LIBRARIES, '^node_modules/@types/'] },
    },
    {
      name: 'pure-surveys', severity: 'error', comment: 'surveys/ knows only itself and named pure libraries.',
      from: { path: '^surveys/src' }, to: { pathNot: ['^surveys/src', PURE_LIBRARIES, '^node_modules/@types/'] },
    },
    { name: 'server-not-app', severity: 'error', from: { path: '^course-server' }, to: { path: '^nextcloud-app|/(vue|@nextcloud)/' } },
    { name: 'app-not-server', severity: 'error', from: { path: '^nextcloud-app' }, to: { path: '^course-server|/(fastify|typeorm|better-sqlite3|pg)/' } },
    {
      name: 'http-not-database', severity: 'error', comment: 'http → services → database; only main.ts knows all.',
      from: { path: '^course-server/src/http' }, to: { path: '^course-server/src/(database|bigBlueButton|mail)' },
    },
    {
      name: 'services-are-plain', severity: 'error', comment: 'Services know repository interfaces and the domain, nothing else.',
      from: { path: '^course-server/src/services' }, to: { path: '^course-server/src/(http|database|bigBlueButton|mail)|node_modules/(fastify|@fastify|typeorm|better-sqlite3|pg)/' },
    },
    {
      name: 'services-know-no-machine', severity: 'error', comment: 'Clock, files and processes are passed in; hashing is allowed.',
      from: { path: '^course-server/src/services' }, to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'database-knows-no-http', severity: 'error',
      from: { path: '^course-server/src/database' }, to: { path: '^course-server/src/(http|bigBlueButton|mail)|node_modules/(fastify|@fastify)/' },
    },
    {
      name: 'big-blue-button-knows-services-alone', severity: 'error', comment: 'It implements interfaces of the services, for main to wire.',
      from: { path: '^course-server/src/bigBlueButton' }, to: { path: '^course-server/src/(http|database|mail)|node_modules/(fastify|@fastify|typeorm|better-sqlite3|pg)/' },
    },
    { name: 'api-alone-asks-the-network', severity: 'error', from: { path: '^nextcloud-app/src', pathNot: '^nextcloud-app/src/(api|shell)/' }, to: { path: '/@nextcloud/axios/' } },
    { name: 'components-not-api', severity: 'error', comment: 'Component → store → api.', from: { path: '^nextcloud-app/src/(components|views)' }, to: { path: '^nextcloud-app/src/api' } },
    {
      name: 'twine-is-lazy', severity: 'error', comment: 'Twine\'s reader is heavy: one module imports it, and is itself loaded when asked for.',
      from: { path: '^(courses|surveys|course-server|nextcloud-app)/src', pathNot: '^courses/src/adventure/twine/readTwine\\.ts$' }, to: { path: '^node_modules/extwee/' },
    },
    { name: 'not-to-test', severity: 'error', from: { path: '^(courses|surveys|course-server|nextcloud-app)/src' }, to: { path: '(^|/)test/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|content|var)/|^nextcloud-app/(js|css)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.js', '.mjs', '.json'], exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
