// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { WEBINAR_LIMITS } from './limits.ts'

/**
 * One plain address, as people have them: no comment, no quotes, no group, no space, nothing that could add a recipient
 * or a header. Letters beyond ASCII are allowed (RFC 6531). Whether it exists, only a mail can tell.
 */
const ADDRESS = /^[^\s\u0000-\u001F\u007F-\u00A0\u2028\u2029"(),:;<>@[\\\]]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u // eslint-disable-line no-control-regex -- Controls are what is refused.

export function isMailAddress(text: string): boolean {
  return text.length <= WEBINAR_LIMITS.emailCharacters && ADDRESS.test(text)
}
