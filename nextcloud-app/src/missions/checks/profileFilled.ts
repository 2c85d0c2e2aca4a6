// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { t } from '../../l10n.ts'
import { no, yes, type Check } from '../check.ts'
import { fieldsOf, ocsData, textOf, type Fields } from '../ocsData.ts'

/** Fields of the account, by the words of the vocabulary. A name that is only the login says nothing of the person. */
const FIELDS = {
  name: { read: (account: Fields) => (textOf(account['displayname']) === textOf(account['id']) ? '' : textOf(account['displayname'])), label: () => t('parcours', 'full name') },
  email: { read: (account: Fields) => textOf(account['email']), label: () => t('parcours', 'e-mail address') },
  role: { read: (account: Fields) => textOf(account['role']), label: () => t('parcours', 'role') },
  phone: { read: (account: Fields) => textOf(account['phone']), label: () => t('parcours', 'telephone number') },
  organisation: { read: (account: Fields) => textOf(account['organisation']), label: () => t('parcours', 'organisation') },
} as const
type Field = keyof typeof FIELDS

/** Whoever makes an account may write its name and address: these two alone do not say that the person came by. */
const WRITTEN_BY_ONESELF = ['role', 'phone', 'organisation'] as const satisfies readonly Field[]

/** All the fields asked for; without any named, one that only the person would write. */
export const profileFilled: Check = {
  whatIsLookedAt: () => t('parcours', 'whether some fields of your own profile are filled in'),
  async look(space, wanted) {
    const account = fieldsOf(ocsData(await space.ask({ method: 'GET', address: '/ocs/v2.php/cloud/user' })))
    const asked = wanted.values('champs').filter(isField)
    const isFilled = (field: Field) => FIELDS[field].read(account).trim() !== ''
    const isDone = asked.length === 0 ? WRITTEN_BY_ONESELF.some(isFilled) : asked.every(isFilled)
    if (isDone) {
      return yes(t('parcours', 'Your profile is filled in.'))
    }
    const empty = (asked.length === 0 ? WRITTEN_BY_ONESELF : asked).filter((field) => !isFilled(field))
    return no('field-empty', t('parcours', 'Still empty in your profile: {fields}', { fields: empty.map((field) => FIELDS[field].label()).join(', ') }))
  },
}

function isField(name: string): name is Field {
  return Object.hasOwn(FIELDS, name)
}
