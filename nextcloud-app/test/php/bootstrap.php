<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

// The pure classes need nothing of Nextcloud: only our own folder is searched.
spl_autoload_register(static function (string $class): void {
  $prefix = 'OCA\\Parcours\\';
  $file = __DIR__ . '/../../lib/' . str_replace('\\', '/', substr($class, strlen($prefix))) . '.php';
  if (str_starts_with($class, $prefix) && is_file($file)) {
    require $file;
  }
});
