// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later
import { wireSettingsForms } from './settingsForms.ts'
import './styles/settings.css'

/** `parcours-admin`: the administration settings, whose forms PHP wrote (templates/settings/admin.php). */
const root = document.getElementById('parcours-admin')
if (root !== null) {
  wireSettingsForms(root)
}
