<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// For `php -S` in the tests: sends the scripts and styles of apps with the lifetime that Nextcloud's own
// .htaccess and its documented nginx configuration give them, so that a warm cache is one.
$path = (string)parse_url((string)$_SERVER['REQUEST_URI'], PHP_URL_PATH);
if (preg_match('~^/[a-z_-]*apps[a-z_-]*/parcours/(?:js|css|l10n|img)/[\w.-]+\.(m?js|css|svg)$~', $path, $found) === 1) {
  $file = $_SERVER['DOCUMENT_ROOT'] . $path;
  if (is_file($file)) {
    header('Content-Type: ' . ['js' => 'text/javascript', 'mjs' => 'text/javascript', 'css' => 'text/css', 'svg' => 'image/svg+xml'][$found[1]]);
    header('Cache-Control: max-age=15778463, immutable');
    readfile($file);
    return true;
  }
}
return false;
