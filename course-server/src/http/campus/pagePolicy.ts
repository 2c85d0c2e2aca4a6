// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
/**
 * Content policy of the pages: everything from here, videos from the hosts that published courses
 * name, and only once a person asks. `style-src` needs no inline style: Vue binds through CSSOM.
 */
export function pagePolicy(videoHosts: readonly string[]): string {
  const frames = videoHosts.filter((host) => HOST_SHAPE.test(host)).map((host) => `https://${host}`)
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    `frame-src ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}

/** A host, perhaps with a port: nothing that could end the directive. */
const HOST_SHAPE = /^[a-z0-9.-]+(:\d{1,5})?$/i
