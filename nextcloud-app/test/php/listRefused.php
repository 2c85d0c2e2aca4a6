<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// Reads `METHOD path?words` lines, and prints those that the proxy would not pass on, and words it would drop.

use OCA\Parcours\Proxy\ProxyWhitelist;

require __DIR__ . '/bootstrap.php';

foreach (file('php://stdin', FILE_IGNORE_NEW_LINES) ?: [] as $line) {
  [$method, $address] = explode(' ', $line, 2);
  [$path, $query] = explode('?', $address . '?');
  if (!ProxyWhitelist::allows($method, $path)) {
    echo "$method $path\n";
    continue;
  }
  parse_str($query, $asked);
  parse_str(ProxyWhitelist::query($query), $kept);
  foreach (array_diff_key($asked, $kept) as $word => $value) {
    echo "$method $path?$word\n";
  }
}
