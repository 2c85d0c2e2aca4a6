// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { wireSettingsForms } from './settingsForms.ts'
import './styles/settings.css'

/** `parcours-personal`: the personal settings, whose forms PHP wrote (templates/settings/personal.php). */
const root = document.getElementById('parcours-personal')
if (root !== null) {
  wireSettingsForms(root)
}
