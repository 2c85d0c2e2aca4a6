// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { Option, type Command } from 'commander'
import { CAMPUS_SPACE_ID } from '../services/guests.ts'
import type { InvitedRole } from '../services/roleLinks.ts'
import { withServices, type CommandContext } from './commandContext.ts'

interface RoleOptions {
  readonly space: string
  readonly role: InvitedRole
  readonly reusable?: boolean
}

const INVITED_ROLES: readonly InvitedRole[] = ['trainer', 'coordinator']

export function addRoleCommands(program: Command, context: CommandContext): void {
  const { words, write } = context
  const role = program.command('role').description(words.role)
  const roleOption = () => new Option('--role <role>', words.roleName).choices(INVITED_ROLES).makeOptionMandatory()

  role.command('invite').description(words.roleInvite)
    .option('--space <space>', words.roleSpace, CAMPUS_SPACE_ID).addOption(roleOption())
    // For the demo, whose links are printed for everybody.
    .addOption(new Option('--reusable').hideHelp())
    .action(({ space, role: name, reusable = false }: RoleOptions) => withServices(context, async ({ services, config }) => {
      const { link, expiresAt } = await services.roleLinks.invite({ spaceId: space, role: name, isReusable: reusable })
      write(roleLinkUrl(config.publicUrl, link))
      write(words.roleLinkUntil(expiresAt.toISOString()))
    }))

  role.command('revoke').description(words.roleRevoke)
    .option('--space <space>', words.roleSpace, CAMPUS_SPACE_ID).addOption(roleOption())
    .action(({ space, role: name }: RoleOptions) => withServices(context, async ({ services }) => {
      write(words.roleRevoked(await services.roleLinks.revokeRole(space, name)))
    }))
}

/** The secret stands after `#`: browsers send it to nobody, and no log holds it. */
export function roleLinkUrl(publicUrl: string, link: string): string {
  return `${publicUrl}/fr/login#${link}`
}
