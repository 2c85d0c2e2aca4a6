// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import type { CheckName } from '@parcours/courses'
import type { Check } from './check.ts'
import { calendarShared } from './checks/calendarShared.ts'
import { commentLeft } from './checks/commentLeft.ts'
import { contactExists } from './checks/contactExists.ts'
import { deckBoard } from './checks/deckBoard.ts'
import { eventExists } from './checks/eventExists.ts'
import { fileAdded } from './checks/fileAdded.ts'
import { deviceConnected, notificationsSet, twoFactor } from './checks/firstSteps.ts'
import { folderExists } from './checks/folderExists.ts'
import { folderShared } from './checks/folderShared.ts'
import { formExists } from './checks/formExists.ts'
import { inGroup } from './checks/inGroup.ts'
import { ownPicture } from './checks/ownPicture.ts'
import { peopleInvited } from './checks/peopleInvited.ts'
import { pollExists } from './checks/pollExists.ts'
import { profileFilled } from './checks/profileFilled.ts'
import { publicLink } from './checks/publicLink.ts'
import { shareReceived } from './checks/shareReceived.ts'
import { statusSet } from './checks/statusSet.ts'
import { talkRoom } from './checks/talkRoom.ts'
import { writtenTogether } from './checks/writtenTogether.ts'

/** The vocabulary of `courses`, each word with the code that looks. */
export const CHECK_TABLE: Readonly<Record<CheckName, Check>> = {
  'dossier-existe': folderExists,
  'fichier-depose': fileAdded,
  'dossier-partage': folderShared,
  'lien-public': publicLink,
  'partage-recu': shareReceived,
  'ecrit-a-plusieurs': writtenTogether,
  'commentaire': commentLeft,
  'evenement-existe': eventExists,
  'invites': peopleInvited,
  'agenda-partage': calendarShared,
  'contact-existe': contactExists,
  'sondage-existe': pollExists,
  'formulaire-existe': formExists,
  'tableau-deck': deckBoard,
  'salle-discussion': talkRoom,
  'groupe': inGroup,
  'profil-rempli': profileFilled,
  'avatar': ownPicture,
  'statut-defini': statusSet,
  'appareil-connecte': deviceConnected,
  'double-authentification': twoFactor,
  'notifications-reglees': notificationsSet,
}
