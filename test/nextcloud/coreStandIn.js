// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// What a page finds in a built Nextcloud and lacks in a source checkout, without which neither our words
// nor our lazily loaded parts come. Runs in the browser, before the page's own scripts.
{
  const translations = (window._oc_l10n_registry_translations ??= {})
  const plurals = (window._oc_l10n_registry_plural_functions ??= {})
  window.OC = {
    L10N: {
      register(app, words) {
        translations[app] = { ...translations[app], ...words }
        plurals[app] = (count) => (count > 1 ? 1 : 0)
      },
    },
    filePath: (app, type, file) => `${window._oc_appswebroots?.[app] ?? `/apps/${app}`}/${type === '' ? '' : `${type}/`}${file}`,
    MimeTypeList: {},
    PERMISSION_ALL: 31,
  }
  window.OCA = {}
  window.OCP = {}
}
