<?php

declare(strict_types=1);

// SPDX-FileCopyrightText: 2026 Parcours contributors
// SPDX-License-Identifier: AGPL-3.0-or-later

namespace OCA\Parcours\Proxy;

/**
 * How an answer of the course server is labelled when it leaves from Nextcloud's own address:
 * nothing a browser would run as a page of Nextcloud.
 */
final class ProxiedType {
  private const SHOWN = [
    'application/json', 'application/problem+json', 'text/csv', 'text/plain', 'text/vtt', 'application/pdf',
    'image/png', 'image/jpeg', 'image/webp', 'image/gif', 'image/avif', 'image/svg+xml',
    'audio/mpeg', 'audio/ogg', 'audio/opus', 'audio/mp4', 'video/mp4', 'video/webm',
  ];
  private const OTHER = 'application/octet-stream';

  /** The type as it is sent on; a type that is not known becomes a file to save. */
  public static function of(string $contentType): string {
    $type = strtolower(trim(explode(';', $contentType, 2)[0]));
    if (!in_array($type, self::SHOWN, true)) {
      return self::OTHER;
    }
    return str_starts_with($type, 'text/') || str_ends_with($type, 'json') ? "$type; charset=utf-8" : $type;
  }

  public static function isShown(string $type): bool {
    return $type !== self::OTHER;
  }
}
