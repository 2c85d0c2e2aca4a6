<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Reads `METHOD path` lines, and prints those that the proxy would not pass on.

use OCA\Parcours\Proxy\ProxyWhitelist;

require __DIR__ . '/bootstrap.php';

foreach (file('php://stdin', FILE_IGNORE_NEW_LINES) ?: [] as $line) {
  [$method, $path] = explode(' ', $line, 2);
  if (!ProxyWhitelist::allows($method, $path)) {
    echo $line, "\n";
  }
}
